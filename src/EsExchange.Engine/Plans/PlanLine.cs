using System;
using System.Globalization;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Sync.Model;
using NodaTime.Text;

namespace EsExchange.Engine.Plans;

/// <summary>A change in one line, the same for the same change in any culture and on any day.</summary>
public static class PlanLine
{
    /// <summary>The line.</summary>
    public static string Of(PlannedChange change)
    {
        string fields = string.Join("; ", change.Fields.Select(field => $"{field.Field}: {Text(field.Before)} -> {Text(field.After)}"));
        return FormattableString.Invariant(
            $"{change.Connection} | {change.Mailbox} | {change.Change} {change.Kind} in {change.Side} | '{change.Subject}' | {change.Reason} | eserp {change.EserpId} | Exchange {change.ItemId} | {fields}");
    }

    private static string? Text(object? value) => value switch
    {
        null => "(none)",
        AppointmentTime.Timed timed => $"{InstantPattern.ExtendedIso.Format(timed.Start)}/{InstantPattern.ExtendedIso.Format(timed.End)}",
        AppointmentTime.AllDay allDay => $"{LocalDatePattern.Iso.Format(allDay.First)}/{LocalDatePattern.Iso.Format(allDay.Last)}",
        string text => "'" + text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("'", "\\'") + "'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
