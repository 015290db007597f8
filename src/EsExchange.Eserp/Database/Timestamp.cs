using System;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Eserp.Database;

/// <summary>Instants as text in UTC with fixed width, so that their order as text is their order in time.</summary>
internal static class Timestamp
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    public static string Write(Instant instant) => Pattern.Format(instant);

    public static Instant Read(string text) => Pattern.Parse(text).Value;

    public static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
