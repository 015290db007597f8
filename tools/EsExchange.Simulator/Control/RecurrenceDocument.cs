using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>A recurrence in JSON. Dates are those of the item's time zone.</summary>
internal sealed record RecurrenceDocument
{
    /// <summary>daily, weekly, monthly (a day's number), monthlyOn (a weekday), yearly, yearlyOn, for tasks regenerating; in a change, none ends the series.</summary>
    public required string Pattern { get; init; }

    public int? Interval { get; init; }

    /// <summary>For regenerating.</summary>
    public RegenerationUnit? Unit { get; init; }

    /// <summary>For weekly, monthlyOn and yearlyOn.</summary>
    public IReadOnlyList<DaysOfWeek>? Days { get; init; }

    public DaysOfWeek? FirstDayOfWeek { get; init; }

    /// <summary>For monthly and yearly.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>For yearly and yearlyOn, from 1.</summary>
    public int? Month { get; init; }

    /// <summary>For monthlyOn and yearlyOn.</summary>
    public DayOfWeekIndex? Index { get; init; }

    /// <summary>The first date; that of the item where it is missing.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public int? Count { get; init; }

    public static RecurrenceDocument Of(Recurrence recurrence)
    {
        var document = recurrence.Pattern switch
        {
            DailyPattern p => new RecurrenceDocument { Pattern = "daily", Interval = p.Interval },
            WeeklyPattern p => new RecurrenceDocument { Pattern = "weekly", Interval = p.Interval, Days = Split(p.Days), FirstDayOfWeek = p.FirstDayOfWeek },
            AbsoluteMonthlyPattern p => new RecurrenceDocument { Pattern = "monthly", Interval = p.Interval, DayOfMonth = p.DayOfMonth },
            RelativeMonthlyPattern p => new RecurrenceDocument { Pattern = "monthlyOn", Interval = p.Interval, Days = [p.Days], Index = p.Index },
            AbsoluteYearlyPattern p => new RecurrenceDocument { Pattern = "yearly", Month = p.Month, DayOfMonth = p.DayOfMonth },
            RelativeYearlyPattern p => new RecurrenceDocument { Pattern = "yearlyOn", Month = p.Month, Days = [p.Days], Index = p.Index },
            RegeneratingPattern p => new RecurrenceDocument { Pattern = "regenerating", Interval = p.Interval, Unit = p.Unit },
            _ => throw new ArgumentOutOfRangeException(nameof(recurrence)),
        };
        return document with
        {
            Start = recurrence.Range.Start.ToDateOnly(),
            End = recurrence.Range.End?.ToDateOnly(),
            Count = recurrence.Range.Count,
        };
    }

    /// <param name="itemStart">The date the item starts on.</param>
    /// <exception cref="ArgumentException">The pattern is unknown or lacks what it needs.</exception>
    public Recurrence? ToRecurrence(LocalDate itemStart) => Pattern == "none"
        ? null
        : new Recurrence(ToPattern(), new RecurrenceRange(
            Start is { } start ? LocalDate.FromDateOnly(start) : itemStart,
            End is { } end ? LocalDate.FromDateOnly(end) : null,
            Count));

    private RecurrencePattern ToPattern() => Pattern switch
    {
        "daily" => new DailyPattern(Interval ?? 1),
        "weekly" => new WeeklyPattern(Interval ?? 1, AllDays(), FirstDayOfWeek ?? DaysOfWeek.Sunday),
        "monthly" => new AbsoluteMonthlyPattern(Interval ?? 1, Needed(DayOfMonth, "dayOfMonth")),
        "monthlyOn" => new RelativeMonthlyPattern(Interval ?? 1, AllDays(), Needed(Index, "index")),
        "yearly" => new AbsoluteYearlyPattern(Needed(Month, "month"), Needed(DayOfMonth, "dayOfMonth")),
        "yearlyOn" => new RelativeYearlyPattern(Needed(Month, "month"), AllDays(), Needed(Index, "index")),
        "regenerating" => new RegeneratingPattern(Needed(Unit, "unit"), Interval ?? 1),
        _ => throw new ArgumentException("There is no pattern '" + Pattern + "'."),
    };

    private DaysOfWeek AllDays() => Needed<DaysOfWeek>(Days?.Aggregate(DaysOfWeek.None, (all, d) => all | d), "days");

    private T Needed<T>(T? value, string name)
        where T : struct => value ?? throw new ArgumentException("The pattern '" + Pattern + "' needs '" + name + "'.");

    private static DaysOfWeek[] Split(DaysOfWeek days) => [.. Enum.GetValues<DaysOfWeek>().Where(d => int.PopCount((int)d) == 1 && days.HasFlag(d))];
}
