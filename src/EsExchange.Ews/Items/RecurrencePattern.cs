using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>On which days a series falls, one type per pattern of EWS (schema group <c>TaskRecurrencePatternTypes</c>).</summary>
/// <remarks>Calendar items know the first six. The other four are of tasks alone: the next task arises when the one before is completed.</remarks>
public abstract record RecurrencePattern
{
    private RecurrencePattern()
    {
    }

    /// <summary>Every so many days.</summary>
    /// <param name="Interval">Days from one to the next, 1 to 999.</param>
    public sealed record Daily(int Interval) : RecurrencePattern;

    /// <summary>On some days of every so many weeks.</summary>
    /// <param name="Interval">Weeks from one to the next, 1 to 99.</param>
    /// <param name="Days">The days; at least one.</param>
    /// <param name="FirstDay">The day on which a week starts, which matters where the interval is over 1; null where the server named none.</param>
    public sealed record Weekly(int Interval, DaysOfWeek Days, IsoDayOfWeek? FirstDay = null) : RecurrencePattern;

    /// <summary>On one date of every so many months.</summary>
    /// <param name="Interval">Months from one to the next, 1 to 99.</param>
    /// <param name="DayOfMonth">1 to 31; in shorter months their last day.</param>
    public sealed record AbsoluteMonthly(int Interval, int DayOfMonth) : RecurrencePattern;

    /// <summary>Such as on the second Tuesday of every so many months.</summary>
    /// <param name="Interval">Months from one to the next, 1 to 99.</param>
    /// <param name="Index">Which of the days.</param>
    /// <param name="Day">One day, or <see cref="DaysOfWeek.Weekday"/>, <see cref="DaysOfWeek.WeekendDay"/> or <see cref="DaysOfWeek.Day"/>.</param>
    public sealed record RelativeMonthly(int Interval, DayOfWeekIndex Index, DaysOfWeek Day) : RecurrencePattern;

    /// <summary>On one date of every year.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="DayOfMonth">1 to 31; in a shorter month its last day.</param>
    public sealed record AbsoluteYearly(int Month, int DayOfMonth) : RecurrencePattern;

    /// <summary>Such as on the last Friday of March of every year.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Index">Which of the days.</param>
    /// <param name="Day">One day, or <see cref="DaysOfWeek.Weekday"/>, <see cref="DaysOfWeek.WeekendDay"/> or <see cref="DaysOfWeek.Day"/>.</param>
    public sealed record RelativeYearly(int Month, DayOfWeekIndex Index, DaysOfWeek Day) : RecurrencePattern;

    /// <summary>So many days after the task before was completed.</summary>
    /// <param name="Interval">Days, 1 to 999.</param>
    public sealed record DailyRegeneration(int Interval) : RecurrencePattern;

    /// <summary>So many weeks after the task before was completed.</summary>
    /// <param name="Interval">Weeks, 1 to 99.</param>
    public sealed record WeeklyRegeneration(int Interval) : RecurrencePattern;

    /// <summary>So many months after the task before was completed.</summary>
    /// <param name="Interval">Months, 1 to 99.</param>
    public sealed record MonthlyRegeneration(int Interval) : RecurrencePattern;

    /// <summary>So many years after the task before was completed.</summary>
    /// <param name="Interval">Years, 1 to 10.</param>
    public sealed record YearlyRegeneration(int Interval) : RecurrencePattern;

    /// <summary>Whether the next one arises only when the one before is completed.</summary>
    public bool IsRegenerating => this is DailyRegeneration or WeeklyRegeneration or MonthlyRegeneration or YearlyRegeneration;
}
