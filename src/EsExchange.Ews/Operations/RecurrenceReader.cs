using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Reads a <c>Recurrence</c> element of a calendar item or task.</summary>
internal static class RecurrenceReader
{
    /// <returns>The recurrence; null where its pattern or range is none that the schema knows.</returns>
    /// <exception cref="FormatException">A number, day or date in it cannot be read; the element was consumed.</exception>
    public static async Task<Recurrence?> ReadAsync(XmlReader reader)
    {
        var parts = new List<(string Name, Dictionary<string, string> Values)>();
        await reader.ReadChildrenAsync(async part =>
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            await reader.ReadChildrenAsync(async name =>
            {
                values[name] = await reader.ReadTextAsync().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            parts.Add((part, values));
            return true;
        }).ConfigureAwait(false);

        RecurrencePattern? pattern = parts.Select(part => Pattern(part.Name, part.Values)).FirstOrDefault(found => found is not null);
        RecurrenceRange? range = parts.Select(part => Range(part.Name, part.Values)).FirstOrDefault(found => found is not null);
        return pattern is null || range is null ? null : new Recurrence(pattern, range);
    }

    private static RecurrencePattern? Pattern(string name, Dictionary<string, string> values) => name switch
    {
        "DailyRecurrence" => new RecurrencePattern.Daily(Number(values, "Interval")),
        "WeeklyRecurrence" => new RecurrencePattern.Weekly(Number(values, "Interval"), Days(values), FirstDay(values)),
        "AbsoluteMonthlyRecurrence" => new RecurrencePattern.AbsoluteMonthly(Number(values, "Interval"), Number(values, "DayOfMonth")),
        "RelativeMonthlyRecurrence" => new RecurrencePattern.RelativeMonthly(Number(values, "Interval"), Index(values), Days(values)),
        "AbsoluteYearlyRecurrence" => new RecurrencePattern.AbsoluteYearly(Month(values), Number(values, "DayOfMonth")),
        "RelativeYearlyRecurrence" => new RecurrencePattern.RelativeYearly(Month(values), Index(values), Days(values)),
        "DailyRegeneration" => new RecurrencePattern.DailyRegeneration(Number(values, "Interval")),
        "WeeklyRegeneration" => new RecurrencePattern.WeeklyRegeneration(Number(values, "Interval")),
        "MonthlyRegeneration" => new RecurrencePattern.MonthlyRegeneration(Number(values, "Interval")),
        "YearlyRegeneration" => new RecurrencePattern.YearlyRegeneration(Number(values, "Interval")),
        _ => null,
    };

    private static RecurrenceRange? Range(string name, Dictionary<string, string> values) => name switch
    {
        "NoEndRecurrence" => new RecurrenceRange.NoEnd(Date(values, "StartDate")),
        "EndDateRecurrence" => new RecurrenceRange.EndDate(Date(values, "StartDate"), Date(values, "EndDate")),
        "NumberedRecurrence" => new RecurrenceRange.Numbered(Date(values, "StartDate"), Number(values, "NumberOfOccurrences")),
        _ => null,
    };

    private static string Value(Dictionary<string, string> values, string name) =>
        values.TryGetValue(name, out string? text) ? text : throw new FormatException($"A recurrence has no {name}.");

    private static int Number(Dictionary<string, string> values, string name) =>
        int.Parse(Value(values, name), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    private static LocalDate Date(Dictionary<string, string> values, string name) => XmlDate.Read(Value(values, name));

    private static DayOfWeekIndex Index(Dictionary<string, string> values) => Known<DayOfWeekIndex>(Value(values, "DayOfWeekIndex"));

    private static int Month(Dictionary<string, string> values)
    {
        int index = Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, Value(values, "Month"));
        return index is >= 0 and < 12 ? index + 1 : throw new FormatException("A recurrence has no known month.");
    }

    private static DaysOfWeek Days(Dictionary<string, string> values) =>
        Value(values, "DaysOfWeek").Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Known<DaysOfWeek>).Aggregate(DaysOfWeek.None, (all, day) => all | day);

    private static IsoDayOfWeek? FirstDay(Dictionary<string, string> values) =>
        values.TryGetValue("FirstDayOfWeek", out string? text) && Enum.TryParse(text, out IsoDayOfWeek day) ? day : null;

    private static T Known<T>(string text)
        where T : struct => Enum.TryParse(text, out T value) ? value : throw new FormatException($"A recurrence has the unknown value '{text}'.");
}
