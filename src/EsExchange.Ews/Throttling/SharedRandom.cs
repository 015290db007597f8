using System;

namespace EsExchange.Ews.Throttling;

/// <summary>Random numbers that any thread may draw, in both frameworks. They spread waits and keep no secret.</summary>
internal static class SharedRandom
{
#if NET
#pragma warning disable CA5394
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
#else
    private static readonly Random Source = new();

    public static double Next()
    {
        lock (Source)
            return Source.NextDouble();
    }
#endif
}
