using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Reads a <c>CalendarItem</c> element.</summary>
internal static class CalendarItemReader
{
    private static readonly Dictionary<string, Func<CalendarItem, string, CalendarItem>> Texts = new(StringComparer.Ordinal)
    {
        ["ReminderIsSet"] = (item, text) => item with { ReminderIsSet = XmlConvert.ToBoolean(text) },
        ["ReminderMinutesBeforeStart"] = (item, text) => item with { ReminderMinutes = Minutes(text) },
        ["UID"] = (item, text) => item with { Uid = text },
        ["Start"] = (item, text) => item with { Start = XmlTime.Read(text) },
        ["End"] = (item, text) => item with { End = XmlTime.Read(text) },
        ["OriginalStart"] = (item, text) => item with { OriginalStart = XmlTime.Read(text) },
        ["IsAllDayEvent"] = (item, text) => item with { IsAllDay = XmlConvert.ToBoolean(text) },
        ["LegacyFreeBusyStatus"] = (item, text) => item with { FreeBusy = SchemaNames.FreeBusy(text) },
        ["Location"] = (item, text) => item with { Location = text },
        ["IsMeeting"] = (item, text) => item with { IsMeeting = XmlConvert.ToBoolean(text) },
        ["IsCancelled"] = (item, text) => item with { IsCancelled = XmlConvert.ToBoolean(text) },
        ["CalendarItemType"] = (item, text) => item with { Kind = SchemaNames.Parse(text, CalendarItemKind.Single) },
        ["MyResponseType"] = (item, text) => item with { MyResponse = SchemaNames.Parse(text, MeetingResponse.Unknown) },
    };

    private static readonly Instant Missing = Instant.MinValue;

    /// <returns>The item, or null where it lacks an id, a start or an end, or has a value that cannot be read.</returns>
    public static async Task<CalendarItem?> ReadAsync(XmlReader reader)
    {
        var builder = new ItemBuilder<CalendarItem>(new CalendarItem { ItemId = null!, ItemClass = "IPM.Appointment", Start = Missing, End = Missing });
        CalendarItem? item = await builder.ReadAsync(reader, Texts, async name =>
        {
            switch (name)
            {
                case "StartTimeZone":
                    builder.Set(item => item with { StartTimeZone = reader.GetAttribute("Id") });
                    return false;
                case "EndTimeZone":
                    builder.Set(item => item with { EndTimeZone = reader.GetAttribute("Id") });
                    return false;
                case "Recurrence":
                    await builder.SetAsync(RecurrenceReader.ReadAsync(reader), (item, value) => item with { Recurrence = value }).ConfigureAwait(false);
                    return true;
                case "ModifiedOccurrences":
                    await builder.SetAsync(OccurrenceReader.ReadModifiedAsync(reader), (item, list) => item with { ModifiedOccurrences = list }).ConfigureAwait(false);
                    return true;
                case "DeletedOccurrences":
                    await builder.SetAsync(OccurrenceReader.ReadDeletedAsync(reader), (item, list) => item with { DeletedOccurrences = list }).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);

        return item is null || item.Start == Missing || item.End == Missing ? null : item;
    }

    private static int Minutes(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int minutes) ? minutes : 0;
}
