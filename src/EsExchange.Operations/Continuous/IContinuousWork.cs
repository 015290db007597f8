using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Operations.Continuous;

/// <summary>What a sync that keeps going does again and again.</summary>
public interface IContinuousWork
{
    /// <summary>The mailboxes that are synced, with their intervals, as they are configured now.</summary>
    Task<IReadOnlyList<DueMailbox>> ReadMailboxesAsync(CancellationToken cancellationToken);

    /// <summary>Syncs mailboxes. What fails is told to <see cref="OnError"/> or thrown; either way the sync keeps going.</summary>
    Task SyncAsync(IReadOnlyList<SyncedStaff> mailboxes, CancellationToken cancellationToken);

    /// <summary>Something failed; the next round tries again.</summary>
    void OnError(Exception error);
}

/// <summary>A mailbox that is due at its connection's interval.</summary>
/// <param name="Staff">The staff member.</param>
/// <param name="Connection">The connection.</param>
public sealed record DueMailbox(SyncedStaff Staff, ExchangeConnection Connection)
{
    /// <summary>How often.</summary>
    public TimeSpan Interval => Connection.SyncInterval;
}
