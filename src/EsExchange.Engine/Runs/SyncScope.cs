using NodaTime;

namespace EsExchange.Engine.Runs;

/// <summary>From when items that were never in step count (manual: "Synchronisierungsbeginn").</summary>
public static class SyncScope
{
    private static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>The instant: the configured one, or 30 days back where that is missing, further back, or in the future.</summary>
    public static Instant Start(Instant? configured, Instant now)
    {
        Instant earliest = now - Longest;
        return configured is { } start && start >= earliest && start <= now ? start : earliest;
    }
}
