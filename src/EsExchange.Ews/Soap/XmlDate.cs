using System;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Ews.Soap;

/// <summary>Dates as EWS writes them: <c>xs:date</c>, to which Exchange adds an offset that means nothing to the date.</summary>
internal static class XmlDate
{
    private const int Length = 10;

    public static string Write(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <exception cref="FormatException">The text is no <c>xs:date</c>.</exception>
    public static LocalDate Read(string text) =>
        LocalDatePattern.Iso.Parse(text.Length > Length ? text.Substring(0, Length) : text).GetValueOrThrow();
}
