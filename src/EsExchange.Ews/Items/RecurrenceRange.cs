using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>From when and until when a series goes, by dates of its own zone (schema group <c>RecurrenceRangeTypes</c>).</summary>
/// <param name="Start">The first date on which it may fall.</param>
public abstract record RecurrenceRange(LocalDate Start)
{
    /// <summary>It never ends.</summary>
    /// <param name="Start">The first date on which it may fall.</param>
    public sealed record NoEnd(LocalDate Start) : RecurrenceRange(Start);

    /// <summary>It ends on a date.</summary>
    /// <param name="Start">The first date on which it may fall.</param>
    /// <param name="End">The last date on which it may fall.</param>
    public sealed record EndDate(LocalDate Start, LocalDate End) : RecurrenceRange(Start);

    /// <summary>It ends after a number of occurrences.</summary>
    /// <param name="Start">The first date on which it may fall.</param>
    /// <param name="Count">How many occurrences, deleted ones included; 1 to 999.</param>
    public sealed record Numbered(LocalDate Start, int Count) : RecurrenceRange(Start);
}
