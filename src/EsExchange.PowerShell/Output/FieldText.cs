using System;
using System.Globalization;
using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.PowerShell.Output;

/// <summary>Shows a field's value to an admin; instants in eserp's zone.</summary>
internal static class FieldText
{
    /// <summary>The text; null for no value.</summary>
    public static string? Of(object? value, DateTimeZone zone) => value switch
    {
        null => null,
        AppointmentTime.Timed timed => $"{Local(timed.Start, zone)} - {Local(timed.End, zone)}",
        AppointmentTime.AllDay allDay => $"{LocalDatePattern.Iso.Format(allDay.First)} - {LocalDatePattern.Iso.Format(allDay.Last)}",
        Instant instant => Local(instant, zone),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        PostalAddress address => string.Join(", ", address.Street, $"{address.PostalCode} {address.City}".Trim(), address.Country).Trim(',', ' '),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Local(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToString("uuuu-MM-dd HH:mm:ss o<m>", CultureInfo.InvariantCulture);
}
