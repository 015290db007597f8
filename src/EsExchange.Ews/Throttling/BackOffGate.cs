using System;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Throttling;

/// <summary>Holds back everybody who shares a budget until the server's wait is over.</summary>
internal sealed class BackOffGate(TimeProvider clock)
{
    private readonly object sync = new();
    private DateTimeOffset opens = DateTimeOffset.MinValue;

    public void CloseFor(TimeSpan wait)
    {
        DateTimeOffset until = clock.GetUtcNow() + wait;
        lock (sync)
            opens = until > opens ? until : opens;
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        for (TimeSpan left = Left(); left > TimeSpan.Zero; left = Left())
            await clock.WaitAsync(left, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan Left()
    {
        lock (sync)
            return opens - clock.GetUtcNow();
    }
}
