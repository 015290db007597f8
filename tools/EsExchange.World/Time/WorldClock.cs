using System;
using System.Threading;
using NodaTime;
using NodaTime.Extensions;

namespace EsExchange.World.Time;

/// <summary>The time of the world. It passes only where a story says so; nothing rings by itself, as in a process that is never scheduled.</summary>
internal sealed class WorldClock : TimeProvider
{
    /// <summary>Now.</summary>
    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 2, 7, 0);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new SilentTimer();

    private sealed class SilentTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public System.Threading.Tasks.ValueTask DisposeAsync() => default;
    }
}
