using System.Collections.Immutable;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.World.Exchange;

/// <summary>An item of a mailbox. Its content holds the activity type that its own category names, and its marks hold that category.</summary>
internal sealed record MailItem(string Id, long Version, ItemContent Content, ItemMarks Marks, Instant Created, Instant Modified)
{
    public bool IsMeeting { get; init; }

    /// <summary>A category of the owner's own; null for none.</summary>
    public string? Tag { get; init; }

    public MailSeries? Series { get; init; }

    public string ChangeKey => "v" + Version;
}

/// <summary>A series: its occurrences by number, each a step after the one before. A change of the pattern makes a new generation with new ids.</summary>
/// <param name="Uid">The identity in all mailboxes.</param>
/// <param name="Generation">The generation of the pattern.</param>
/// <param name="First">When the first occurrence starts.</param>
/// <param name="Step">From one occurrence to the next.</param>
/// <param name="Count">The number of occurrences.</param>
/// <param name="Exceptions">What differs: the content of a changed occurrence, null for a deleted one.</param>
internal sealed record MailSeries(string Uid, int Generation, Instant First, Duration Step, int Count, ImmutableSortedDictionary<int, ItemContent?> Exceptions)
{
    public Instant OriginalStart(int number) => First + Step * number;

    public SeriesKey Key(int number) => new(Uid, OriginalStart(number));

    /// <summary>What an occurrence shows; null where there is none.</summary>
    public Appointment? Content(Appointment master, int number)
    {
        if (number < 0 || number >= Count)
            return null;
        if (Exceptions.TryGetValue(number, out ItemContent? exception))
            return (Appointment?)exception;
        return master with { Time = Moved(master.Time, Step * number) };
    }

    /// <summary>When an occurrence starts.</summary>
    public static Instant Start(Appointment content) => content.Time switch
    {
        AppointmentTime.Timed timed => timed.Start,
        AppointmentTime.AllDay allDay => allDay.First.AtMidnight().InUtc().ToInstant(),
        _ => default,
    };

    private static AppointmentTime Moved(AppointmentTime time, Duration by) => time is AppointmentTime.Timed timed
        ? new AppointmentTime.Timed(timed.Start + by, timed.End + by)
        : time;
}
