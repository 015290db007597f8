using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Ews.Mapping;

/// <summary>
/// Dates that EWS carries as times: a task's start, due date and completion, and a contact's birthday. EWS has no date for them, and its clients
/// disagree about the time that stands for a date.
/// </summary>
/// <remarks>
/// A task's start and due date are dates of the user's own calendar at midnight, without a zone (MS-OXOTASK 2.2.2.2.4 and 2.2.2.2.5), which a session
/// in UTC, as EWS is, shows and takes as midnight UTC. Its completion is midnight of the user's zone in UTC (MS-OXOTASK 2.2.2.2.9). A birthday is
/// written at 11:59 UTC, which is the same date in almost every zone (MS-OXOCNTC 2.2.1.5.1). Other clients write midnight of their own zone.
/// So a time that is midnight UTC stands for its date in UTC, wherever the user lives, and any other for its date in the user's zone. A zone's
/// midnight may be an hour off where two lists of zones differ about daylight saving time.
/// </remarks>
public static class ExchangeDate
{
    private static readonly LocalTime BirthdayTime = new(11, 59);

    private static readonly Duration Tolerance = Duration.FromHours(1);

    private static readonly ZoneLocalMappingResolver FirstInstant = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The date that a time stands for.</summary>
    /// <param name="time">A time as the server sent it.</param>
    /// <param name="zone">The zone of the mailbox's owner, for times that other clients wrote.</param>
    public static LocalDate Read(Instant time, DateTimeZone zone)
    {
        LocalDateTime utc = time.InUtc().LocalDateTime;
        return utc.TimeOfDay == LocalTime.Midnight || utc.TimeOfDay == BirthdayTime ? utc.Date : (time + Tolerance).InZone(zone).Date;
    }

    /// <summary>The time that stands for a task's start or due date.</summary>
    public static Instant OfTask(LocalDate date) => date.AtMidnight().InUtc().ToInstant();

    /// <summary>The time that stands for the date of a task's completion; never after that date has begun in the zone.</summary>
    public static Instant OfCompletion(LocalDate date, DateTimeZone zone) => date.AtMidnight().InZone(zone, FirstInstant).ToInstant();

    /// <summary>The time that stands for a birthday.</summary>
    public static Instant OfBirthday(LocalDate date) => date.At(BirthdayTime).InUtc().ToInstant();
}
