using System;
using System.Globalization;
using System.Linq;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Writes a <c>Recurrence</c> element; the elements follow the schema's sequence.</summary>
internal static class RecurrenceWriter
{
    public static void Write(XmlWriter writer, Recurrence recurrence)
    {
        writer.WriteStartElement("Recurrence", EwsNames.Types);
        WritePattern(writer, recurrence.Pattern);
        WriteRange(writer, recurrence.Range);
        writer.WriteEndElement();
    }

    private static void WritePattern(XmlWriter writer, RecurrencePattern pattern)
    {
        switch (pattern)
        {
            case RecurrencePattern.Daily daily:
                Element(writer, "DailyRecurrence", ("Interval", Number(daily.Interval)));
                break;
            case RecurrencePattern.Weekly weekly:
                Element(
                    writer,
                    "WeeklyRecurrence",
                    ("Interval", Number(weekly.Interval)),
                    ("DaysOfWeek", string.Join(" ", SchemaNames.EachOf(weekly.Days).Select(SchemaNames.Of))),
                    ("FirstDayOfWeek", weekly.FirstDay?.ToString()));
                break;
            case RecurrencePattern.AbsoluteMonthly monthly:
                Element(writer, "AbsoluteMonthlyRecurrence", ("Interval", Number(monthly.Interval)), ("DayOfMonth", Number(monthly.DayOfMonth)));
                break;
            case RecurrencePattern.RelativeMonthly monthly:
                Element(
                    writer,
                    "RelativeMonthlyRecurrence",
                    ("Interval", Number(monthly.Interval)),
                    ("DaysOfWeek", SchemaNames.Of(monthly.Day)),
                    ("DayOfWeekIndex", monthly.Index.ToString()));
                break;
            case RecurrencePattern.AbsoluteYearly yearly:
                Element(writer, "AbsoluteYearlyRecurrence", ("DayOfMonth", Number(yearly.DayOfMonth)), ("Month", Month(yearly.Month)));
                break;
            case RecurrencePattern.RelativeYearly yearly:
                Element(
                    writer,
                    "RelativeYearlyRecurrence",
                    ("DaysOfWeek", SchemaNames.Of(yearly.Day)),
                    ("DayOfWeekIndex", yearly.Index.ToString()),
                    ("Month", Month(yearly.Month)));
                break;
            case RecurrencePattern.DailyRegeneration daily:
                Element(writer, "DailyRegeneration", ("Interval", Number(daily.Interval)));
                break;
            case RecurrencePattern.WeeklyRegeneration weekly:
                Element(writer, "WeeklyRegeneration", ("Interval", Number(weekly.Interval)));
                break;
            case RecurrencePattern.MonthlyRegeneration monthly:
                Element(writer, "MonthlyRegeneration", ("Interval", Number(monthly.Interval)));
                break;
            case RecurrencePattern.YearlyRegeneration yearly:
                Element(writer, "YearlyRegeneration", ("Interval", Number(yearly.Interval)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(pattern));
        }
    }

    private static void WriteRange(XmlWriter writer, RecurrenceRange range)
    {
        (string, string?) start = ("StartDate", XmlDate.Write(range.Start));
        switch (range)
        {
            case RecurrenceRange.NoEnd:
                Element(writer, "NoEndRecurrence", start);
                break;
            case RecurrenceRange.EndDate until:
                Element(writer, "EndDateRecurrence", start, ("EndDate", XmlDate.Write(until.End)));
                break;
            case RecurrenceRange.Numbered numbered:
                Element(writer, "NumberedRecurrence", start, ("NumberOfOccurrences", Number(numbered.Count)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(range));
        }
    }

    private static void Element(XmlWriter writer, string name, params (string Name, string? Value)[] children)
    {
        writer.WriteStartElement(name, EwsNames.Types);
        foreach ((string child, string? value) in children)
        {
            if (value is not null)
                writer.WriteElementString(child, EwsNames.Types, value);
        }

        writer.WriteEndElement();
    }

    private static string Number(int value) => XmlConvert.ToString(value);

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
}
