using CsCheck;
using EsExchange.Ews.Items;
using NodaTime;

namespace EsExchange.Ews.Tests.Support;

/// <summary>Any recurrence that the schema can express.</summary>
internal static class Recurrences
{
    private static readonly DaysOfWeek[] RelativeDays =
    [
        DaysOfWeek.Sunday, DaysOfWeek.Monday, DaysOfWeek.Tuesday, DaysOfWeek.Wednesday, DaysOfWeek.Thursday, DaysOfWeek.Friday, DaysOfWeek.Saturday,
        DaysOfWeek.Weekday, DaysOfWeek.WeekendDay, DaysOfWeek.Day,
    ];

    private static readonly Gen<DaysOfWeek> OneDay = Gen.Int[0, RelativeDays.Length - 1].Select(i => RelativeDays[i]);

    private static readonly Gen<DaysOfWeek> SomeDays = Gen.Int[1, 127].Select(days => (DaysOfWeek)days);

    private static readonly Gen<LocalDate> Dates = Gen.Int[0, 11_000].Select(day => new LocalDate(2010, 1, 1).PlusDays(day));

    public static Gen<RecurrencePattern> CalendarPatterns { get; } = Gen.OneOf<RecurrencePattern>(
        Gen.Int[1, 999].Select(interval => (RecurrencePattern)new RecurrencePattern.Daily(interval)),
        Gen.Select(Gen.Int[1, 99], SomeDays, Gen.Int[0, 7]).Select((interval, days, first) =>
            (RecurrencePattern)new RecurrencePattern.Weekly(interval, days, first == 0 ? null : (IsoDayOfWeek)first)),
        Gen.Select(Gen.Int[1, 99], Gen.Int[1, 31]).Select((interval, day) => (RecurrencePattern)new RecurrencePattern.AbsoluteMonthly(interval, day)),
        Gen.Select(Gen.Int[1, 99], Gen.Enum<DayOfWeekIndex>(), OneDay).Select((interval, index, day) =>
            (RecurrencePattern)new RecurrencePattern.RelativeMonthly(interval, index, day)),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 31]).Select((month, day) => (RecurrencePattern)new RecurrencePattern.AbsoluteYearly(month, day)),
        Gen.Select(Gen.Int[1, 12], Gen.Enum<DayOfWeekIndex>(), OneDay).Select((month, index, day) =>
            (RecurrencePattern)new RecurrencePattern.RelativeYearly(month, index, day)));

    public static Gen<RecurrencePattern> Regenerations { get; } = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 99]).Select((kind, interval) => kind switch
    {
        0 => (RecurrencePattern)new RecurrencePattern.DailyRegeneration(interval),
        1 => new RecurrencePattern.WeeklyRegeneration(interval),
        2 => new RecurrencePattern.MonthlyRegeneration(interval),
        _ => new RecurrencePattern.YearlyRegeneration(interval),
    });

    public static Gen<RecurrenceRange> Ranges { get; } = Gen.Select(Gen.Int[0, 2], Dates, Gen.Int[1, 999]).Select((kind, start, length) => kind switch
    {
        0 => (RecurrenceRange)new RecurrenceRange.NoEnd(start),
        1 => new RecurrenceRange.EndDate(start, start.PlusDays(length)),
        _ => new RecurrenceRange.Numbered(start, length),
    });

    public static Gen<Recurrence> OfCalendar { get; } = Gen.Select(CalendarPatterns, Ranges).Select((pattern, range) => new Recurrence(pattern, range));

    public static Gen<Recurrence> OfTasks { get; } =
        Gen.Select(Gen.OneOf(CalendarPatterns, Regenerations), Ranges).Select((pattern, range) => new Recurrence(pattern, range));
}
