using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// Turns an appointment's time into eserp's local time and back. A local time in the repeated autumn hour means its first occurrence, one in the
/// skipped spring hour the instant as if the clock had not been put forward yet.
/// </summary>
internal sealed class EserpTime(DateTimeZone zone)
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>Start and end as eserp stores them; the end of an all-day appointment is midnight after its last date.</summary>
    public (string Start, string End, bool IsAllDay) ToRow(AppointmentTime time) => time switch
    {
        AppointmentTime.AllDay allDay => (Pattern.Format(allDay.First.AtMidnight()), Pattern.Format(allDay.Last.PlusDays(1).AtMidnight()), true),
        AppointmentTime.Timed timed => Ordered(timed.Start.InZone(zone).LocalDateTime, timed.End.InZone(zone).LocalDateTime),
        _ => throw new System.ArgumentOutOfRangeException(nameof(time)),
    };

    /// <summary>What a row means.</summary>
    public AppointmentTime FromRow(string start, string end, bool isAllDay)
    {
        LocalDateTime first = Parse(start);
        LocalDateTime last = Parse(end);
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
    private static (string, string, bool) Ordered(LocalDateTime start, LocalDateTime end) => (Pattern.Format(start), Pattern.Format(end < start ? start : end), false);

    private static LocalDateTime Parse(string text)
    {
        ParseResult<LocalDateTime> parsed = LocalDateTimePattern.GeneralIso.Parse(text);
        return parsed.Success ? parsed.Value : LocalDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow();
    }
}
