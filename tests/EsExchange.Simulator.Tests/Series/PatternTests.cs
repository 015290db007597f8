using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace EsExchange.Simulator.Tests.Series;

public sealed class PatternTests
{
    public static TheoryData<string, RecurrencePattern, string, string> Patterns() => new()
    {
        { "every third day", new DailyPattern(3), "2027-02-26", "2027-02-26 2027-03-01 2027-03-04 2027-03-07" },
        { "Monday and Wednesday", new WeeklyPattern(1, DaysOfWeek.Monday | DaysOfWeek.Wednesday), "2027-01-05", "2027-01-06 2027-01-11 2027-01-13 2027-01-18" },
        { "fortnightly, weeks from Monday", new WeeklyPattern(2, DaysOfWeek.Sunday | DaysOfWeek.Monday, DaysOfWeek.Monday), "2027-01-04", "2027-01-04 2027-01-10 2027-01-18 2027-01-24" },
        { "fortnightly, weeks from Sunday", new WeeklyPattern(2, DaysOfWeek.Sunday | DaysOfWeek.Monday), "2027-01-04", "2027-01-04 2027-01-17 2027-01-18 2027-01-31" },
        { "the 31st, or the month's last", new AbsoluteMonthlyPattern(1, 31), "2027-01-31", "2027-01-31 2027-02-28 2027-03-31 2027-04-30" },
        { "quarterly", new AbsoluteMonthlyPattern(3, 5), "2027-01-05", "2027-01-05 2027-04-05 2027-07-05 2027-10-05" },
        { "second Tuesday", new RelativeMonthlyPattern(1, DaysOfWeek.Tuesday, DayOfWeekIndex.Second), "2027-01-01", "2027-01-12 2027-02-09 2027-03-09 2027-04-13" },
        { "last weekday", new RelativeMonthlyPattern(1, DaysOfWeek.Weekday, DayOfWeekIndex.Last), "2027-01-01", "2027-01-29 2027-02-26 2027-03-31 2027-04-30" },
        { "first weekend day", new RelativeMonthlyPattern(1, DaysOfWeek.WeekendDay, DayOfWeekIndex.First), "2027-01-01", "2027-01-02 2027-02-06 2027-03-06 2027-04-03" },
        { "last day", new RelativeMonthlyPattern(1, DaysOfWeek.Day, DayOfWeekIndex.Last), "2027-01-01", "2027-01-31 2027-02-28 2027-03-31 2027-04-30" },
        { "leap day", new AbsoluteYearlyPattern(2, 29), "2027-01-01", "2027-02-28 2028-02-29 2029-02-28 2030-02-28" },
        { "before its start in the year", new AbsoluteYearlyPattern(3, 1), "2027-06-01", "2028-03-01 2029-03-01 2030-03-01 2031-03-01" },
        { "last Friday of November", new RelativeYearlyPattern(11, DaysOfWeek.Friday, DayOfWeekIndex.Last), "2027-01-01", "2027-11-26 2028-11-24 2029-11-30 2030-11-29" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Pattern_gives_its_dates(string what, RecurrencePattern pattern, string start, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected.Split(' ').Select(Date), new Recurrence(pattern, new RecurrenceRange(Date(start))).Dates().Take(4));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Dates_from_any_day_are_the_same_as_those_counted_from_the_start(string what, RecurrencePattern pattern, string start, string expected)
    {
        Assert.NotEmpty(what + expected);
        var recurrence = new Recurrence(pattern, new RecurrenceRange(Date(start)));
        var all = recurrence.Dates().TakeWhile(d => d.Year < 2045).ToList();
        for (var from = Date(start).PlusDays(-40); from.Year < 2035; from = from.PlusDays(17))
            Assert.Equal(all.Where(d => d >= from).Take(3), recurrence.DatesFrom(from).Take(3));
    }

    [Fact]
    public void Ranges_end_on_a_date_or_after_a_number()
    {
        var daily = new DailyPattern(1);
        Assert.Equal(3, new Recurrence(daily, new RecurrenceRange(Date("2027-01-01"), End: Date("2027-01-03"))).Dates().Count());
        var numbered = new Recurrence(daily, new RecurrenceRange(Date("2027-01-01"), Count: 5));
        Assert.Equal(5, numbered.Dates().Count());
        Assert.Equal([Date("2027-01-04"), Date("2027-01-05")], numbered.DatesFrom(Date("2027-01-04")));
        Assert.Empty(numbered.DatesFrom(Date("2027-01-06")));
    }

    public static IEnumerable<TheoryDataRow<RecurrencePattern, RecurrenceRange>> Nonsense() =>
    [
        new(new DailyPattern(0), Open),
        new(new WeeklyPattern(1, DaysOfWeek.None), Open),
        new(new WeeklyPattern(100, DaysOfWeek.Monday), Open),
        new(new AbsoluteMonthlyPattern(1, 32), Open),
        new(new RelativeMonthlyPattern(0, DaysOfWeek.Monday, DayOfWeekIndex.First), Open),
        new(new AbsoluteYearlyPattern(13, 1), Open),
        new(new DailyPattern(1), Open with { Count = 0 }),
        new(new DailyPattern(1), Open with { Count = 1000 }),
        new(new DailyPattern(1), Open with { End = new LocalDate(2026, 12, 31) }),
        new(new DailyPattern(1), Open with { Count = 1, End = new LocalDate(2028, 1, 1) }),
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_has_a_fault(RecurrencePattern pattern, RecurrenceRange range) => Assert.NotNull(new Recurrence(pattern, range).Fault);

    private static readonly RecurrenceRange Open = new(new LocalDate(2027, 1, 1));

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
