using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// Turns an appointment's time into eserp's local time and back. A local time in the repeated autumn hour means its first occurrence, one in the
/// skipped spring hour the instant as if the clock had not been put forward yet.
/// </summary>
internal sealed class EserpTime(DateTimeZone zone)
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>Start and end as eserp stores them; the end of an all-day appointment is midnight after its last date.</summary>
    public (LocalDateTime Start, LocalDateTime End, bool IsAllDay) ToRow(AppointmentTime time) => time switch
    {
        AppointmentTime.AllDay allDay => (allDay.First.AtMidnight(), allDay.Last.PlusDays(1).AtMidnight(), true),
        AppointmentTime.Timed timed => Ordered(timed.Start.InZone(zone).LocalDateTime, timed.End.InZone(zone).LocalDateTime),
        _ => throw new System.ArgumentOutOfRangeException(nameof(time)),
    };

    /// <summary>What a row means.</summary>
    public AppointmentTime FromRow(LocalDateTime first, LocalDateTime last, bool isAllDay)
    {
        if (isAllDay)
        {
            LocalDate lastDate = last.TimeOfDay == LocalTime.Midnight && last.Date > first.Date ? last.Date.PlusDays(-1) : last.Date;
            return new AppointmentTime.AllDay(first.Date, lastDate);
        }

        Instant from = first.InZone(zone, Resolver).ToInstant();
        Instant to = last.InZone(zone, Resolver).ToInstant();
        return new AppointmentTime.Timed(from, to < from ? from : to);
    }

    /// <summary>An appointment that ends within the repeated hour in which it began may end, by the clock, before its start: it then lasts no time.</summary>
    private static (LocalDateTime, LocalDateTime, bool) Ordered(LocalDateTime start, LocalDateTime end) => (ToSecond(start), ToSecond(end < start ? start : end), false);

    private static LocalDateTime ToSecond(LocalDateTime time) => time.With(TimeAdjusters.TruncateToSecond);
}
