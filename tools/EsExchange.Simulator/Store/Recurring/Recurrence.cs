using System.Collections.Generic;
using System.Linq;
using NodaTime;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>When something comes again and for how long (schema type RecurrenceType). Dates are those of the item's time zone.</summary>
public sealed record Recurrence(RecurrencePattern Pattern, RecurrenceRange Range)
{
    /// <summary>What it cannot mean anything with, or null where it is sound.</summary>
    internal string? Fault => Pattern.Fault ?? Range.Fault;

    /// <summary>All dates, ascending.</summary>
    internal IEnumerable<LocalDate> Dates() => DatesFrom(Range.Start);

    /// <summary>The dates from one on, ascending.</summary>
    internal IEnumerable<LocalDate> DatesFrom(LocalDate from)
    {
        if (Range.Count is { } count)
            return Since(Range.Start, Range.Start).Take(count).SkipWhile(d => d < from);
        var dates = Since(Range.Start, from > Range.Start ? from : Range.Start).SkipWhile(d => d < from);
        return Range.End is { } end ? dates.TakeWhile(d => d <= end) : dates;
    }

    /// <summary>The first date from one on, or null.</summary>
    internal LocalDate? FirstFrom(LocalDate from) => DatesFrom(from).Cast<LocalDate?>().FirstOrDefault();

    private IEnumerable<LocalDate> Since(LocalDate start, LocalDate near) => Pattern.Dates(start, near).SkipWhile(d => d < start);
}

/// <summary>How long a recurrence lasts (schema group RecurrenceRangeTypes).</summary>
/// <param name="Start">The date of the first occurrence.</param>
/// <param name="End">The last date one may fall on; null where the range is numbered or has no end.</param>
/// <param name="Count">How many occurrences there are, deleted ones included; null where the range has an end date or none.</param>
public sealed record RecurrenceRange(LocalDate Start, LocalDate? End = null, int? Count = null)
{
    /// <summary>No occurrence falls after this year.</summary>
    internal const int LastYear = 4500;

    internal string? Fault => this switch
    {
        { End: not null, Count: not null } => "A range ends on a date or after a number of occurrences.",
        { End: { } end } when end < Start => "The range ends before it starts.",
        { Count: < 1 or > 999 } => "The number of occurrences is not within 1 and 999.",
        { Start.Year: < 1601 or > LastYear } => "The range starts outside of the calendar.",
        _ => null,
    };
}
