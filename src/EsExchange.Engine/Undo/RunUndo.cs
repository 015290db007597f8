using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Journal;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Undo;

/// <summary>
/// Takes back what a run wrote, the last write first, each on the side on which it was made. The next run treats that as an edit of that side's user:
/// it brings the old values across, keeps what it had created where it came from, and transfers anew what it had deleted.
/// </summary>
public sealed class RunUndo(IEserpDatabase database, IExchangeConnector connector, TimeProvider time)
{
    /// <summary>Undoes a run under the interface's lease.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="planOnly">Whether is only said what would be undone.</param>
    /// <param name="cancellationToken">Cancels between two writes; what is undone is marked, and a second call goes on.</param>
    /// <returns>A step for each write of the run.</returns>
    /// <exception cref="SyncException"><c>NoSuchRun</c>, <c>NotSynced</c> or <c>InterfaceInUse</c>.</exception>
    /// <exception cref="EserpException">The database cannot be worked with, or the lease was lost.</exception>
    public async Task<IReadOnlyList<UndoStep>> UndoAsync(long runId, bool planOnly, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedWrite> writes = await WritesAsync(runId, cancellationToken).ConfigureAwait(false);
        if (planOnly)
            return [.. writes.Select(write => new UndoStep(write, write.Undone is null ? UndoOutcome.Planned : UndoOutcome.AlreadyUndone, string.Empty))];

        InterfaceLease lease = await InterfaceLease.AcquireAsync(database.Leases, time, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = lease.ConfigureAwait(false);
        var steps = new List<UndoStep>();
        await lease.WhileHeldAsync(held => UndoAsync(runId, lease, steps, held), cancellationToken).ConfigureAwait(false);
        return steps;
    }

    /// <summary>The writes are read under the lease: another undo may have taken some of them back until then.</summary>
    private async Task UndoAsync(long runId, InterfaceLease lease, List<UndoStep> steps, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedWrite> writes = await WritesAsync(runId, cancellationToken).ConfigureAwait(false);
        (ExchangeConnection connection, SyncedStaff staff) = await MailboxAsync(writes[0], cancellationToken).ConfigureAwait(false);
        string? secret = await database.Configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        using IExchangeOrganisation organisation = await connector.OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false);
        MailboxFrame frame = await MailboxFrame.CreateAsync(database, connection, staff, organisation, time, cancellationToken).ConfigureAwait(false);
        foreach (RecordedWrite write in writes)
            steps.Add(await UndoAsync(frame, write, lease, cancellationToken).ConfigureAwait(false));
    }

    private Task<UndoStep> UndoAsync(MailboxFrame frame, RecordedWrite write, InterfaceLease lease, CancellationToken cancellationToken)
    {
        if (write.Undone is not null)
            return Task.FromResult(new UndoStep(write, UndoOutcome.AlreadyUndone, Messages.Get("UndoneBefore")));
        MailboxContext context = frame.For(write.Kind, lease, SilentObserver.Instance, new MailboxTally());
        return write.Side == Side.Eserp
            ? new EserpUndo(context, database.Journal).UndoAsync(write, cancellationToken)
            : new ExchangeUndo(context, database.Journal).UndoAsync(write, cancellationToken);
    }

    private async Task<IReadOnlyList<RecordedWrite>> WritesAsync(long runId, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedWrite> writes = await database.Journal.GetWritesAsync(runId, cancellationToken).ConfigureAwait(false);
        return writes.Count > 0 ? writes : throw new SyncException("NoSuchRun", Messages.Format("NoSuchRun", runId));
    }

    private async Task<SyncedMailbox> MailboxAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        SyncedMailbox? mailbox = await SyncedMailbox.FindAsync(database.Configuration, write.ConnectionId, write.StaffNumber, cancellationToken).ConfigureAwait(false);
        return mailbox is not null && !string.IsNullOrWhiteSpace(mailbox.Staff.EMail)
            ? mailbox
            : throw new SyncException("NotSynced", Messages.Format("UndoNotSynced", write.StaffNumber));
    }
}
