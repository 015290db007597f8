using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Reads a <c>CalendarItem</c> element.</summary>
internal static class CalendarItemReader
{
    /// <returns>The item, or null where it lacks an id, a start or an end.</returns>
    public static async Task<CalendarItem?> ReadAsync(XmlReader reader)
    {
        var summary = new ItemReader();
        Instant? start = null;
        Instant? end = null;
        var item = new CalendarItem { ItemId = null!, Start = default, End = default };

        await summary.ReadAsync(reader, async name =>
        {
            switch (name)
            {
                case "StartTimeZone":
                    item = item with { StartTimeZone = reader.GetAttribute("Id") };
                    return false;
                case "EndTimeZone":
                    item = item with { EndTimeZone = reader.GetAttribute("Id") };
                    return false;
                case "Categories":
                    item = item with { Categories = await ReadCategoriesAsync(reader).ConfigureAwait(false) };
                    return true;
                case "Start":
                    start = XmlTime.Read(await reader.ReadTextAsync().ConfigureAwait(false));
                    return true;
                case "End":
                    end = XmlTime.Read(await reader.ReadTextAsync().ConfigureAwait(false));
                    return true;
                case "Subject" or "Body" or "Location" or "Sensitivity" or "Importance" or "DateTimeCreated" or "ReminderIsSet"
                    or "ReminderMinutesBeforeStart" or "UID" or "IsAllDayEvent" or "LegacyFreeBusyStatus" or "IsMeeting"
                    or "IsCancelled" or "CalendarItemType" or "MyResponseType":
                    item = Set(item, name, await reader.ReadTextAsync().ConfigureAwait(false));
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);

        if (summary.ItemId is null || start is null || end is null)
            return null;
        return item with
        {
            ItemId = summary.ItemId,
            ItemClass = summary.ItemClass.Length == 0 ? item.ItemClass : summary.ItemClass,
            LastModified = summary.LastModified,
            Stamp = summary.Stamp,
            Start = start.Value,
            End = end.Value,
        };
    }

    private static CalendarItem Set(CalendarItem item, string name, string text) => name switch
    {
        "Subject" => item with { Subject = text },
        "Body" => item with { Body = text },
        "Location" => item with { Location = text },
        "Sensitivity" => item with { Sensitivity = SchemaNames.Parse(text, Sensitivity.Normal) },
        "Importance" => item with { Importance = SchemaNames.Parse(text, Importance.Normal) },
        "DateTimeCreated" => item with { Created = XmlTime.Read(text) },
        "ReminderIsSet" => item with { ReminderIsSet = XmlConvert.ToBoolean(text) },
        "ReminderMinutesBeforeStart" => item with { ReminderMinutes = Minutes(text) },
        "UID" => item with { Uid = text },
        "IsAllDayEvent" => item with { IsAllDay = XmlConvert.ToBoolean(text) },
        "LegacyFreeBusyStatus" => item with { FreeBusy = SchemaNames.FreeBusy(text) },
        "IsMeeting" => item with { IsMeeting = XmlConvert.ToBoolean(text) },
        "IsCancelled" => item with { IsCancelled = XmlConvert.ToBoolean(text) },
        "CalendarItemType" => item with { Kind = SchemaNames.Parse(text, CalendarItemKind.Single) },
        "MyResponseType" => item with { MyResponse = SchemaNames.Parse(text, MeetingResponse.Unknown) },
        _ => item,
    };

    private static int Minutes(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int minutes) ? minutes : 0;

    private static async Task<IReadOnlyList<string>> ReadCategoriesAsync(XmlReader reader)
    {
        var categories = new List<string>();
        await reader.ReadChildrenAsync(async name =>
        {
            if (name != "String")
                return false;
            categories.Add(await reader.ReadTextAsync().ConfigureAwait(false));
            return true;
        }).ConfigureAwait(false);
        return categories;
    }
}
