using System;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Ews.Soap;

/// <summary>Times as EWS writes them: <c>xs:dateTime</c>, UTC, whole seconds.</summary>
internal static class XmlTime
{
    public static string Write(Instant time) => InstantPattern.General.Format(Truncate(time));

    /// <exception cref="FormatException">The text is no <c>xs:dateTime</c> with an offset.</exception>
    public static Instant Read(string text)
    {
        ParseResult<Instant> utc = InstantPattern.ExtendedIso.Parse(text);
        return Truncate(utc.Success ? utc.Value : OffsetDateTimePattern.Rfc3339.Parse(text).GetValueOrThrow().ToInstant());
    }

    public static Instant Truncate(Instant time)
    {
        long seconds = time.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds);
    }
}
