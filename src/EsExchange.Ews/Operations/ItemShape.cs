using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Operations;

/// <summary>What is asked of a kind of item and how its element is read.</summary>
/// <param name="Element">The element's name in the answer.</param>
/// <param name="Fields">The fields of this kind of item, as the schema's <c>UnindexedFieldURIType</c> names them.</param>
/// <param name="ReadAsync">Reads the element; null where it is not a whole item.</param>
internal sealed record ItemShape<T>(string Element, IReadOnlyList<string> Fields, Func<XmlReader, Task<T?>> ReadAsync)
    where T : EwsItem
{
    /// <summary>Writes paths of properties that the schema has no field for; null for none.</summary>
    public Action<XmlWriter>? WriteMorePaths { get; init; }
}

/// <summary>The kinds of items that are read.</summary>
internal static class ItemShapes
{
    private static readonly string[] Common =
    [
        "item:ItemClass", "item:Subject", "item:Sensitivity", "item:Body", "item:Categories", "item:Importance", "item:DateTimeCreated",
        "item:LastModifiedTime",
    ];

    public static ItemShape<CalendarItem> Calendar { get; } = new(
        "CalendarItem",
        [
            .. Common, "item:ReminderIsSet", "item:ReminderMinutesBeforeStart",
            "calendar:UID", "calendar:Start", "calendar:End", "calendar:OriginalStart", "calendar:IsAllDayEvent", "calendar:LegacyFreeBusyStatus",
            "calendar:Location", "calendar:IsMeeting", "calendar:IsCancelled", "calendar:CalendarItemType", "calendar:MyResponseType",
            "calendar:Recurrence", "calendar:ModifiedOccurrences", "calendar:DeletedOccurrences", "calendar:StartTimeZone", "calendar:EndTimeZone",
        ],
        CalendarItemReader.ReadAsync);

    public static ItemShape<TaskItem> Tasks { get; } = new(
        "Task",
        [
            .. Common, "item:ReminderIsSet", "item:ReminderDueBy", "task:CompleteDate", "task:DueDate", "task:IsRecurring", "task:PercentComplete",
            "task:Recurrence", "task:StartDate", "task:Status",
        ],
        TaskItemReader.ReadAsync);

    public static ItemShape<ContactItem> Contacts { get; } = new(
        "Contact",
        [
            .. Common, "contacts:FileAs", "contacts:GivenName", "contacts:Nickname", "contacts:CompanyName", "contacts:EmailAddresses",
            "contacts:PhysicalAddresses", "contacts:PhoneNumbers", "contacts:Birthday", "contacts:Department", "contacts:Surname",
        ],
        ContactItemReader.ReadAsync) { WriteMorePaths = ContactFields.WriteSalutationUri };
}
