using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>A clock on which every wait is over at once, and noted.</summary>
internal sealed class SkippedTime : TimeProvider
{
    /// <summary>How long was waited, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
            Elapse(callback, state, dueTime);
        return new Elapsed(this, callback, state);
    }

    private void Elapse(TimerCallback callback, object? state, TimeSpan dueTime)
    {
        Waits.Add(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
    }

    private sealed class Elapsed(SkippedTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
                time.Elapse(callback, state, dueTime);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
