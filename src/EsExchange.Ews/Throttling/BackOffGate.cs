using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Throttling;

/// <summary>Holds back everybody who shares a budget until the server's wait is over.</summary>
internal sealed class BackOffGate(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly object sync = new();
    private DateTimeOffset opens = DateTimeOffset.MinValue;

    /// <summary>Closes the gate, for an hour at most, so that no server can lock a client out for good.</summary>
    public void CloseFor(TimeSpan wait)
    {
        DateTimeOffset until = clock.GetUtcNow() + (wait < Longest ? wait : Longest);
        lock (sync)
            opens = until > opens ? until : opens;
    }

    /// <summary>Waits until the gate is open.</summary>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AttemptFailedException">It stays closed for longer; nothing was sent.</exception>
    public async Task PassAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (TimeSpan left = Left(); left > TimeSpan.Zero; left = Left())
        {
            if (left > patience)
                throw new AttemptFailedException(StillClosed(left), mayHaveTakenEffect: false);
            await clock.WaitAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }

    private static EwsError StillClosed(TimeSpan left) =>
        ErrorMapper.Make(EwsErrorCategory.Throttled, EwsErrorScope.Mailbox, isTransient: true) with { RetryAfter = left };

    private TimeSpan Left()
    {
        lock (sync)
            return opens - clock.GetUtcNow();
    }
}
