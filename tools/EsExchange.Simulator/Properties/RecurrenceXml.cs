using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>Recurrences in XML (schema types RecurrenceType and TaskRecurrenceType).</summary>
internal static class RecurrenceXml
{
    private static readonly Dictionary<RegenerationUnit, string> Regenerations = new()
    {
        [RegenerationUnit.Days] = "DailyRegeneration",
        [RegenerationUnit.Weeks] = "WeeklyRegeneration",
        [RegenerationUnit.Months] = "MonthlyRegeneration",
        [RegenerationUnit.Years] = "YearlyRegeneration",
    };

    public static XElement Write(Recurrence recurrence, DateTimeZone zone) =>
        new(Ns.T + "Recurrence", Pattern(recurrence.Pattern), Range(recurrence.Range, zone));

    /// <exception cref="EwsException">ErrorCalendarInvalidDayForWeeklyRecurrence: a weekly pattern names a group of days.</exception>
    public static Recurrence Read(XElement element)
    {
        var parts = element.Elements().ToList();
        return parts.Count == 2
            ? new Recurrence(Pattern(parts[0]), Range(parts[1]))
            : throw SoapFaultException.Schema("The element 'Recurrence' needs a pattern and a range.");
    }

    private static XElement Pattern(RecurrencePattern pattern) => pattern switch
    {
        DailyPattern p => Element("DailyRecurrence", ("Interval", p.Interval)),
        WeeklyPattern p => Element("WeeklyRecurrence", ("Interval", p.Interval), ("DaysOfWeek", Days(p.Days)), ("FirstDayOfWeek", p.FirstDayOfWeek)),
        AbsoluteMonthlyPattern p => Element("AbsoluteMonthlyRecurrence", ("Interval", p.Interval), ("DayOfMonth", p.DayOfMonth)),
        RelativeMonthlyPattern p => Element("RelativeMonthlyRecurrence", ("Interval", p.Interval), ("DaysOfWeek", p.Days), ("DayOfWeekIndex", p.Index)),
        AbsoluteYearlyPattern p => Element("AbsoluteYearlyRecurrence", ("DayOfMonth", p.DayOfMonth), ("Month", Month(p.Month))),
        RelativeYearlyPattern p => Element("RelativeYearlyRecurrence", ("DaysOfWeek", p.Days), ("DayOfWeekIndex", p.Index), ("Month", Month(p.Month))),
        RegeneratingPattern p => Element(Regenerations[p.Unit], ("Interval", p.Interval)),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
    };

    private static RecurrencePattern Pattern(XElement e) => e.Name.LocalName switch
    {
        "DailyRecurrence" => new DailyPattern(Number(e, "Interval")),
        "WeeklyRecurrence" => new WeeklyPattern(Number(e, "Interval"), WeekDays(e), e.Element(Ns.T + "FirstDayOfWeek") is null ? DaysOfWeek.Sunday : Choice<DaysOfWeek>(e, "FirstDayOfWeek")),
        "AbsoluteMonthlyRecurrence" => new AbsoluteMonthlyPattern(Number(e, "Interval"), Number(e, "DayOfMonth")),
        "RelativeMonthlyRecurrence" => new RelativeMonthlyPattern(Number(e, "Interval"), Choice<DaysOfWeek>(e, "DaysOfWeek"), Choice<DayOfWeekIndex>(e, "DayOfWeekIndex")),
        "AbsoluteYearlyRecurrence" => new AbsoluteYearlyPattern(Month(e), Number(e, "DayOfMonth")),
        "RelativeYearlyRecurrence" => new RelativeYearlyPattern(Month(e), Choice<DaysOfWeek>(e, "DaysOfWeek"), Choice<DayOfWeekIndex>(e, "DayOfWeekIndex")),
        var name => Regenerations.Where(r => r.Value == name).Select(r => new RegeneratingPattern(r.Key, Number(e, "Interval"))).FirstOrDefault()
            ?? throw SoapFaultException.Schema("The element 'Recurrence' has the invalid child element '" + name + "'."),
    };

    private static XElement Range(RecurrenceRange range, DateTimeZone zone) => range switch
    {
        { End: { } end } => Element("EndDateRecurrence", ("StartDate", Date(range.Start, zone)), ("EndDate", Date(end, zone))),
        { Count: { } count } => Element("NumberedRecurrence", ("StartDate", Date(range.Start, zone)), ("NumberOfOccurrences", count)),
        _ => Element("NoEndRecurrence", ("StartDate", Date(range.Start, zone))),
    };

    private static RecurrenceRange Range(XElement e) => e.Name.LocalName switch
    {
        "NoEndRecurrence" => new RecurrenceRange(Date(e, "StartDate")),
        "EndDateRecurrence" => new RecurrenceRange(Date(e, "StartDate"), End: Date(e, "EndDate")),
        "NumberedRecurrence" => new RecurrenceRange(Date(e, "StartDate"), Count: Number(e, "NumberOfOccurrences")),
        _ => throw SoapFaultException.Schema("The element 'Recurrence' has the invalid child element '" + e.Name.LocalName + "'."),
    };

    private static XElement Element(string name, params IEnumerable<(string Name, object Value)> parts) =>
        new(Ns.T + name, parts.Select(p => new XElement(Ns.T + p.Name, p.Value)));

    private static string Days(DaysOfWeek days) => string.Join(' ', Enum.GetValues<DaysOfWeek>().Where(d => int.PopCount((int)d) == 1 && days.HasFlag(d)));

    private static DaysOfWeek WeekDays(XElement pattern)
    {
        var days = Text(pattern, "DaysOfWeek").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Parse<DaysOfWeek>(d, "DaysOfWeek")).ToList();
        return days.TrueForAll(d => int.PopCount((int)d) == 1)
            ? days.Aggregate(DaysOfWeek.None, (all, d) => all | d)
            : throw new EwsException("ErrorCalendarInvalidDayForWeeklyRecurrence", "Day, Weekday and WeekendDay are not valid values for a weekly recurrence.");
    }

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static int Month(XElement pattern) =>
        Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, Text(pattern, "Month")) is var index and >= 0 and < 12
            ? index + 1
            : throw Invalid("Month", Text(pattern, "Month"));

    /// <summary>A date as Exchange shows it, with the offset its zone has then.</summary>
    private static string Date(LocalDate date, DateTimeZone zone)
    {
        var offset = zone.AtStartOfDay(date).Offset;
        var text = date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return text + (offset == Offset.Zero ? "Z" : offset.ToString("+HH:mm", CultureInfo.InvariantCulture));
    }

    private static LocalDate Date(XElement range, string name)
    {
        var text = Text(range, name);
        var parsed = NodaTime.Text.LocalDatePattern.Iso.Parse(text.Length > 10 ? text[..10] : text);
        return parsed.Success ? parsed.Value : throw Invalid(name, text);
    }

    private static int Number(XElement parent, string name)
    {
        try
        {
            return XmlConvert.ToInt32(Text(parent, name));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Invalid(name, Text(parent, name));
        }
    }

    private static T Choice<T>(XElement parent, string name)
        where T : struct, Enum => Parse<T>(Text(parent, name), name);

    private static T Parse<T>(string text, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && value.ToString() == text && Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0 ? value : throw Invalid(name, text);

    private static string Text(XElement parent, string name) =>
        ((string?)parent.Element(Ns.T + name))?.Trim() ?? throw SoapFaultException.Schema("The element '" + parent.Name.LocalName + "' lacks '" + name + "'.");

    private static SoapFaultException Invalid(string name, string text) =>
        SoapFaultException.Schema("The '" + name + "' element is invalid - The value '" + text + "' is invalid.");
}
