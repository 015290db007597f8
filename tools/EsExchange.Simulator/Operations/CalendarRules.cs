using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;
using NodaTime;

namespace EsExchange.Simulator.Operations;

/// <summary>What Exchange makes sure of before it stores an appointment.</summary>
internal static class CalendarRules
{
    private static readonly Duration Longest = Duration.FromDays(365 * 5);

    /// <summary>Widens all-day events to whole days of their zone and refuses impossible times.</summary>
    /// <exception cref="EwsException">ErrorCalendarEndDateIsEarlierThanStartDate, ErrorCalendarDurationIsTooLong.</exception>
    public static void Enforce(CalendarItem item, ZoneCatalog zones)
    {
        if (item.End < item.Start)
            throw new EwsException("ErrorCalendarEndDateIsEarlierThanStartDate", "End date is earlier than start date.");
        if (item.End - item.Start > Longest)
            throw new EwsException("ErrorCalendarDurationIsTooLong", "The duration is longer than five years.");
        if (item.IsAllDay)
            Widen(item, zones);
    }

    private static void Widen(CalendarItem item, ZoneCatalog zones)
    {
        var startZone = (zones.Find(item.StartTimeZone) ?? zones.Utc).Rules;
        var endZone = (zones.Find(item.EndTimeZone ?? item.StartTimeZone) ?? zones.Utc).Rules;
        var first = item.Start.InZone(startZone).Date;
        var end = item.End.InZone(endZone);
        var after = end.TimeOfDay == LocalTime.Midnight && end.Date > first ? end.Date : end.Date.PlusDays(1);
        item.Start = startZone.AtStartOfDay(first).ToInstant();
        item.End = endZone.AtStartOfDay(after).ToInstant();
    }
}
