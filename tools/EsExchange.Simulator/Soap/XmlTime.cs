using System;
using System.Globalization;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Simulator.Soap;

/// <summary>xs:dateTime to instants and back.</summary>
internal static class XmlTime
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'");

    public static string Write(Instant value) => Pattern.Format(value);

    /// <summary>Reads a value with an offset or Z as it stands, and one with neither in the given zone.</summary>
    /// <exception cref="SoapFaultException">It is not an xs:dateTime.</exception>
    public static Instant Read(string text, DateTimeZone zone)
    {
        var trimmed = text.Trim();
        try
        {
            var value = XmlConvert.ToDateTime(trimmed, XmlDateTimeSerializationMode.RoundtripKind);
            return value.Kind == DateTimeKind.Unspecified
                ? LocalDateTime.FromDateTime(value).InZoneLeniently(zone).ToInstant()
                : Instant.FromDateTimeOffset(XmlConvert.ToDateTimeOffset(trimmed));
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw SoapFaultException.Schema(string.Create(CultureInfo.InvariantCulture, $"The value '{trimmed}' is invalid according to its datatype 'dateTime'."));
        }
    }
}
