using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Operations;

/// <summary>Names of enumeration values as the schema spells them, where they differ from ours.</summary>
internal static class SchemaNames
{
    private static readonly DaysOfWeek[] SingleDays =
    [
        DaysOfWeek.Sunday, DaysOfWeek.Monday, DaysOfWeek.Tuesday, DaysOfWeek.Wednesday, DaysOfWeek.Thursday, DaysOfWeek.Friday, DaysOfWeek.Saturday,
    ];

    public static string Of(DistinguishedFolder folder) => folder switch
    {
        DistinguishedFolder.Calendar => "calendar",
        DistinguishedFolder.Tasks => "tasks",
        DistinguishedFolder.Contacts => "contacts",
        DistinguishedFolder.Inbox => "inbox",
        DistinguishedFolder.DeletedItems => "deleteditems",
        _ => throw new ArgumentOutOfRangeException(nameof(folder)),
    };

    public static string Of(BodyRequest body) => body == BodyRequest.Html ? "HTML" : body.ToString();

    public static string Of(BodyFormat format) => format == BodyFormat.Html ? "HTML" : format.ToString();

    public static string Of(LegacyFreeBusyStatus status) => status == LegacyFreeBusyStatus.OutOfOffice ? "OOF" : status.ToString();

    public static LegacyFreeBusyStatus FreeBusy(string text) =>
        text == "OOF" ? LegacyFreeBusyStatus.OutOfOffice : Parse(text, LegacyFreeBusyStatus.NoData);

    public static string Of(DaysOfWeek day) => day switch
    {
        DaysOfWeek.Day or DaysOfWeek.Weekday or DaysOfWeek.WeekendDay => day.ToString(),
        _ when EachOf(day).Count == 1 => day.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(day), "A monthly or yearly series falls on one day, or on a day, weekday or weekend day."),
    };

    /// <summary>The days of a set, Sunday first.</summary>
    public static IReadOnlyList<DaysOfWeek> EachOf(DaysOfWeek days) => [.. SingleDays.Where(day => (days & day) != 0)];

    public static T Parse<T>(string text, T unknown)
        where T : struct => Enum.TryParse(text, out T value) ? value : unknown;
}
