using System;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Throttling;

/// <summary>Waits by an injected clock in both frameworks.</summary>
internal static class Clock
{
#if NET
    public static Task WaitAsync(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);

    public static CancellationTokenSource StartTimeout(this TimeProvider clock, TimeSpan timeout) => new(timeout, clock);
#else
    public static Task WaitAsync(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
        clock.Delay(delay, cancellationToken);

    public static CancellationTokenSource StartTimeout(this TimeProvider clock, TimeSpan timeout) =>
        clock.CreateCancellationTokenSource(timeout);
#endif
}
