using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;
using EsExchange.Sync.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Ews.Mapping;

/// <summary>Dates and instants of the model ↔ the UTC times and zones of a calendar item.</summary>
internal static class TimeMapping
{
    private static readonly ZoneLocalMappingResolver FirstInstant = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly LocalTime Noon = new(12, 0);

    public static ItemTime ToItemTime(AppointmentTime time, DateTimeZone zone)
    {
        string zoneId = ZoneResolver.ToWindowsId(zone);
        if (time is AppointmentTime.AllDay days)
        {
            // The server reckons with the zone that the Windows id names, which is not always the very zone given.
            DateTimeZone named = ZoneResolver.Find(zoneId) ?? zone;
            return new ItemTime(StartOf(days.First, named), StartOf(days.Last.PlusDays(1), named), true, zoneId);
        }

        var timed = (AppointmentTime.Timed)time;
        return new ItemTime(XmlTime.Truncate(timed.Start), XmlTime.Truncate(timed.End), false, zoneId);
    }

    public static AppointmentTime ToModel(CalendarItem item, DateTimeZone fallback)
    {
        if (!item.IsAllDay)
            return new AppointmentTime.Timed(item.Start, Instant.Max(item.Start, item.End));

        DateTimeZone startZone = ZoneResolver.Find(item.StartTimeZone) ?? fallback;
        DateTimeZone endZone = ZoneResolver.Find(item.EndTimeZone) ?? startZone;
        LocalDate first = NearestMidnight(item.Start, startZone);
        LocalDate last = NearestMidnight(item.End, endZone).PlusDays(-1);
        return new AppointmentTime.AllDay(first, LocalDate.Max(first, last));
    }

    /// <summary>The first instant of a date; of a date that the zone left out, that of the next one.</summary>
    private static Instant StartOf(LocalDate date, DateTimeZone zone) => date.AtMidnight().InZone(zone, FirstInstant).ToInstant();

    /// <summary>The date whose midnight is nearest: a day may start at one o'clock, and two lists of zones may differ by an hour.</summary>
    private static LocalDate NearestMidnight(Instant time, DateTimeZone zone)
    {
        LocalDateTime local = time.InZone(zone).LocalDateTime;
        return local.TimeOfDay < Noon ? local.Date : local.Date.PlusDays(1);
    }
}
