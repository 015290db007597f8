using System;
using System.Threading;

namespace EsExchange.World.Time;

/// <summary>The time of the world for somebody who waits: a wait is over at once, and so much time has passed. Time-outs, which are longer, never end.</summary>
internal sealed class HurryingClock(WorldClock clock) : TimeProvider
{
    /// <summary>The shortest time-out, which is longer than any wait.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    /// <summary>Waits are spread at random; rounded up they are the same whenever a story is told.</summary>
    private static readonly NodaTime.Duration Unit = NodaTime.Duration.FromSeconds(5);

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < Timeout)
        {
            clock.Now += Unit * Math.Ceiling(dueTime / Unit.ToTimeSpan());
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        return clock.CreateTimer(callback, state, dueTime, period);
    }
}

/// <summary>The time of the world for a server whose clock is off.</summary>
internal sealed class SkewedClock(WorldClock clock) : TimeProvider
{
    /// <summary>How far it is off.</summary>
    public NodaTime.Duration Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Skew.ToTimeSpan();
}
