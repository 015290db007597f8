using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties of schema type ItemType, in the schema's order. Extended properties stand between the two parts.</summary>
internal static class CommonProperties
{
    public static IReadOnlyList<ItemProperty> BeforeExtended { get; } =
    [
        new("item:ItemId", typeof(Item), (i, _) => ItemElements.ItemId(i)) { InDefault = true, Value = (i, _) => i.ItemId },
        new("item:ParentFolderId", typeof(Item), (i, _) => new XElement(
            Ns.T + "ParentFolderId", new XAttribute("Id", i.Folder!.FolderId), new XAttribute("ChangeKey", i.Folder.ChangeKey)))
        { Value = (i, _) => i.Folder!.FolderId },
        PropertyFactory.Text<Item>("item:ItemClass", i => i.ItemClass, (i, v) => i.ItemClass = v) with { Clear = null },
        PropertyFactory.Text<Item>("item:Subject", i => i.Subject, SetSubject) with { InDefault = true },
        PropertyFactory.Choice<Item, Sensitivity>("item:Sensitivity", i => i.Sensitivity, (i, v) => i.Sensitivity = v) with { InDefault = true },
        new("item:Body", typeof(Item), (i, c) => BodyText.Element(Ns.T + "Body", i.Body, c.BodyType, c.MaximumBodySize))
        {
            InDefault = true,
            InFind = false,
            Value = (i, _) => BodyText.ToText(i.Body),
            Write = (i, e, _) => i.Body = BodyText.Parse(e),
            Append = (i, e, _) => i.Body = BodyText.Append(i.Body, BodyText.Parse(e)),
            Clear = i => i.Body = ItemBody.Empty,
        },
        PropertyFactory.Moment<Item>("item:DateTimeReceived", i => i.Created),
        PropertyFactory.Number<Item>("item:Size", i => i.Size),
        new("item:Categories", typeof(Item), (i, _) => i.Categories.Count == 0 ? null : ItemElements.Strings(Ns.T + "Categories", i.Categories))
        {
            Value = (i, _) => i.Categories,
            Write = (i, e, _) => i.Categories = [.. e.Elements(Ns.T + "String").Select(s => s.Value).Distinct(StringComparer.OrdinalIgnoreCase)],
            Append = (i, e, _) => i.Categories = [.. i.Categories.Concat(e.Elements(Ns.T + "String").Select(s => s.Value)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Clear = i => i.Categories = [],
        },
        PropertyFactory.Choice<Item, Importance>("item:Importance", i => i.Importance, (i, v) => i.Importance = v, Importance.Normal) with { InDefault = true },
        PropertyFactory.Text<Item>("item:InReplyTo", i => i.InReplyTo, (i, v) => i.InReplyTo = v),
        PropertyFactory.Flag<Item>("item:IsSubmitted", _ => false),
        PropertyFactory.Flag<Item>("item:IsDraft", i => i is MessageItem { IsDraft: true }),
        PropertyFactory.Flag<Item>("item:IsFromMe", _ => false),
        PropertyFactory.Flag<Item>("item:IsResend", _ => false),
        PropertyFactory.Flag<Item>("item:IsUnmodified", i => i.LastModified == i.Created),
        PropertyFactory.Moment<Item>("item:DateTimeSent", i => i.Created),
        PropertyFactory.Moment<Item>("item:DateTimeCreated", i => i.Created),
        PropertyFactory.Moment<Item>("item:ReminderDueBy", i => i.ReminderBase, SetReminderDueBy),
        PropertyFactory.Flag<Item>("item:ReminderIsSet", i => i.ReminderIsSet, (i, v) => i.ReminderIsSet = v),
        PropertyFactory.Moment<Item>("item:ReminderNextTime", i => i.ReminderIsSet && i.ReminderBase is { } due ? due - Duration.FromMinutes(i.ReminderMinutesBeforeStart) : null)
            with { Since = EwsVersion.Exchange2013 },
        PropertyFactory.Number<Item>("item:ReminderMinutesBeforeStart", i => i.ReminderMinutesBeforeStart, (i, v) => i.ReminderMinutesBeforeStart = v),
        PropertyFactory.Text<Item>("item:DisplayCc", i => Display(i, AttendeeRole.Optional)),
        PropertyFactory.Text<Item>("item:DisplayTo", i => Display(i, AttendeeRole.Required)),
        PropertyFactory.Flag<Item>("item:HasAttachments", _ => false) with { InDefault = true },
    ];

    public static IReadOnlyList<ItemProperty> AfterExtended { get; } =
    [
        PropertyFactory.Text<Item>("item:Culture", i => i.Culture, (i, v) => i.Culture = v),
        new("item:EffectiveRights", typeof(Item), (_, _) => ItemElements.AllRights(Ns.T + "EffectiveRights")),
        PropertyFactory.Text<Item>("item:LastModifiedName", i => i.LastModifiedName) with { Since = EwsVersion.Exchange2007SP1 },
        PropertyFactory.Moment<Item>("item:LastModifiedTime", i => i.LastModified) with { Since = EwsVersion.Exchange2007SP1 },
        PropertyFactory.Flag<Item>("item:IsAssociated", _ => false) with { Since = EwsVersion.Exchange2010 },
        new("item:TextBody", typeof(Item), (i, c) => BodyText.Element(Ns.T + "TextBody", i.Body, "Text", c.MaximumBodySize))
        { InFind = false, InAll = false, Since = EwsVersion.Exchange2013 },
    ];

    private static void SetSubject(Item item, string value)
    {
        if (value.Length > 255 && item is not CalendarItem)
            throw new EwsException("ErrorInvalidPropertySet", "The subject is longer than 255 characters.", ("PropertyPath", "item:Subject"));
        item.Subject = value;
    }

    private static void SetReminderDueBy(Item item, Instant? due)
    {
        if (item is not CalendarItem)
            item.ReminderDueBy = due;
    }

    private static string? Display(Item item, AttendeeRole role) => item switch
    {
        CalendarItem c => string.Join("; ", c.Attendees.Where(a => a.Role == role).Select(a => a.Name ?? a.Address)),
        MessageItem m when role == AttendeeRole.Required => string.Join("; ", m.To),
        _ => null,
    };
}
