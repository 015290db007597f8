using System;
using System.Collections.Generic;
using System.Linq;
using NodaTime;

namespace EsExchange.Simulator.Store.Recurring;

/// <summary>On which dates something comes again (schema group RecurrencePatternTypes).</summary>
public abstract record RecurrencePattern
{
    private protected RecurrencePattern()
    {
    }

    /// <summary>What the pattern cannot mean anything with, or null where it is sound.</summary>
    internal virtual string? Fault => null;

    /// <summary>The pattern's dates, ascending and without end, beginning at or some dates before one of interest.</summary>
    /// <param name="start">Where the pattern begins; its first period is the one around this date.</param>
    /// <param name="near">The date of interest, which saves going through all dates since the start.</param>
    internal abstract IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near);

    private protected static int Periods(int interval, int elapsed) => Math.Max(0, elapsed / interval);

    private protected static LocalDate InMonth(LocalDate month, int day) =>
        new(month.Year, month.Month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));

    private protected static LocalDate Nth(LocalDate month, DaysOfWeek days, DayOfWeekIndex index)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        var matching = Enumerable.Range(1, length).Select(d => new LocalDate(month.Year, month.Month, d)).Where(d => days.Contain(d)).ToList();
        return index == DayOfWeekIndex.Last ? matching[^1] : matching[(int)index - 1];
    }

    private protected static IEnumerable<LocalDate> Months(LocalDate start, LocalDate near, int interval)
    {
        var first = new LocalDate(start.Year, start.Month, 1);
        var skipped = Periods(interval, ((near.Year - start.Year) * 12) + near.Month - start.Month) * interval;
        for (var month = first.PlusMonths(skipped); month.Year <= RecurrenceRange.LastYear; month = month.PlusMonths(interval))
            yield return month;
    }
}

/// <summary>Every so many days.</summary>
public sealed record DailyPattern(int Interval = 1) : RecurrencePattern
{
    internal override string? Fault => Interval is >= 1 and <= 999 ? null : "The interval is not within 1 and 999 days.";

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near)
    {
        for (var date = start.PlusDays(Periods(Interval, Period.DaysBetween(start, near)) * Interval); date.Year <= RecurrenceRange.LastYear; date = date.PlusDays(Interval))
            yield return date;
    }
}

/// <summary>On some days of every so many weeks.</summary>
/// <param name="Interval">Weeks from one to the next.</param>
/// <param name="Days">The days; the named groups are not allowed here.</param>
/// <param name="FirstDayOfWeek">The day weeks begin on, which matters from an interval of 2.</param>
public sealed record WeeklyPattern(int Interval, DaysOfWeek Days, DaysOfWeek FirstDayOfWeek = DaysOfWeek.Sunday) : RecurrencePattern
{
    internal override string? Fault =>
        Interval is < 1 or > 99 ? "The interval is not within 1 and 99 weeks." : Days == DaysOfWeek.None ? "There is no day of the week." : null;

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near)
    {
        var week = start;
        while (!FirstDayOfWeek.Contain(week))
            week = week.PlusDays(-1);
        week = week.PlusWeeks(Periods(Interval, Period.DaysBetween(week, near) / 7) * Interval);
        for (; week.Year <= RecurrenceRange.LastYear; week = week.PlusWeeks(Interval))
        {
            for (var day = 0; day < 7; day++)
            {
                if (Days.Contain(week.PlusDays(day)))
                    yield return week.PlusDays(day);
            }
        }
    }
}

/// <summary>On a day of every so many months; the month's last one where it has fewer days.</summary>
public sealed record AbsoluteMonthlyPattern(int Interval, int DayOfMonth) : RecurrencePattern
{
    internal override string? Fault =>
        Interval is < 1 or > 99 ? "The interval is not within 1 and 99 months." : DayOfMonth is < 1 or > 31 ? "The day is none of a month." : null;

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near) =>
        Months(start, near, Interval).Select(m => InMonth(m, DayOfMonth));
}

/// <summary>On a weekday such as the second Tuesday of every so many months.</summary>
public sealed record RelativeMonthlyPattern(int Interval, DaysOfWeek Days, DayOfWeekIndex Index) : RecurrencePattern
{
    internal override string? Fault =>
        Interval is < 1 or > 99 ? "The interval is not within 1 and 99 months." : Days == DaysOfWeek.None ? "There is no day of the week." : null;

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near) =>
        Months(start, near, Interval).Select(m => Nth(m, Days, Index));
}

/// <summary>On a day of a month every year; the month's last one where it has fewer days.</summary>
public sealed record AbsoluteYearlyPattern(int Month, int DayOfMonth) : RecurrencePattern
{
    internal override string? Fault =>
        Month is < 1 or > 12 ? "The month is none of a year." : DayOfMonth is < 1 or > 31 ? "The day is none of a month." : null;

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near) =>
        Months(new LocalDate(start.Year, Month, 1), near, 12).Select(m => InMonth(m, DayOfMonth));
}

/// <summary>On a weekday such as the last Friday of a month every year.</summary>
public sealed record RelativeYearlyPattern(int Month, DaysOfWeek Days, DayOfWeekIndex Index) : RecurrencePattern
{
    internal override string? Fault =>
        Month is < 1 or > 12 ? "The month is none of a year." : Days == DaysOfWeek.None ? "There is no day of the week." : null;

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near) =>
        Months(new LocalDate(start.Year, Month, 1), near, 12).Select(m => Nth(m, Days, Index));
}

/// <summary>Some time after a task was completed; for tasks alone (schema group TaskRecurrencePatternTypes).</summary>
public sealed record RegeneratingPattern(RegenerationUnit Unit, int Interval) : RecurrencePattern
{
    internal override string? Fault => Interval is >= 1 and <= 999 ? null : "The interval is not within 1 and 999.";

    /// <summary>The next date for a task that was completed on a day.</summary>
    internal LocalDate After(LocalDate done) => Unit switch
    {
        RegenerationUnit.Days => done.PlusDays(Interval),
        RegenerationUnit.Weeks => done.PlusWeeks(Interval),
        RegenerationUnit.Months => done.PlusMonths(Interval),
        _ => done.PlusYears(Interval),
    };

    internal override IEnumerable<LocalDate> Dates(LocalDate start, LocalDate near) => [start];
}

/// <summary>What a regenerating pattern counts in.</summary>
public enum RegenerationUnit
{
    Days,
    Weeks,
    Months,
    Years,
}
