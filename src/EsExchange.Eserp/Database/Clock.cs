using System;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>The present instant of an injected clock, to the millisecond that the database keeps.</summary>
internal static class Clock
{
    public static Instant Now(TimeProvider time) => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
