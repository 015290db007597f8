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
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.MasterData;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using NodaTime;

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
    public async Task<IReadOnlyList<UndoStep>> UndoAsync(long runId, bool planOnly, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedWrite> writes = await database.Journal.GetWritesAsync(runId, cancellationToken).ConfigureAwait(false);
        if (writes.Count == 0)
            throw new SyncException("NoSuchRun", Messages.Format("NoSuchRun", runId));
        if (planOnly)
            return [.. writes.Select(write => new UndoStep(write, write.Undone is null ? UndoOutcome.Planned : UndoOutcome.AlreadyUndone, string.Empty))];

        InterfaceLease lease = await InterfaceLease.AcquireAsync(database.Leases, time, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = lease.ConfigureAwait(false);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        (ExchangeConnection connection, SyncedStaff staff) = await MailboxAsync(writes[0], linked.Token).ConfigureAwait(false);
        string? secret = await database.Configuration.GetSecretAsync(connection.Id, linked.Token).ConfigureAwait(false);
        using IExchangeOrganisation organisation = await connector.OpenAsync(connection, secret, linked.Token).ConfigureAwait(false);
        MailboxFrame frame = await FrameAsync(connection, staff, organisation, linked.Token).ConfigureAwait(false);

        var steps = new List<UndoStep>();
        foreach (RecordedWrite write in writes)
            steps.Add(await UndoAsync(frame, connection, staff, write, lease, linked.Token).ConfigureAwait(false));
        return steps;
    }

    private Task<UndoStep> UndoAsync(
        MailboxFrame frame, ExchangeConnection connection, SyncedStaff staff, RecordedWrite write, InterfaceLease lease, CancellationToken cancellationToken)
    {
        if (write.Undone is not null)
            return Task.FromResult(new UndoStep(write, UndoOutcome.AlreadyUndone, Messages.Get("UndoneBefore")));
        MailboxContext context = frame.For(
            write.Kind, ItemPolicy.For(write.Kind, connection, staff), write.RunId, planOnly: false, lease, SilentObserver.Instance, new MailboxTally());
        return write.Side == Side.Eserp
            ? new EserpUndo(context, database.Journal).UndoAsync(write, cancellationToken)
            : new ExchangeUndo(context, database.Journal).UndoAsync(write, cancellationToken);
    }

    private async Task<(ExchangeConnection Connection, SyncedStaff Staff)> MailboxAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        ExchangeConnection? connection = (await database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(candidate => candidate.Id == write.ConnectionId);
        SyncedStaff? staff = (await database.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(candidate => candidate.StaffNumber == write.StaffNumber && candidate.ConnectionId == write.ConnectionId);
        return connection is not null && staff?.EMail is not null
            ? (connection, staff)
            : throw new SyncException("NotSynced", Messages.Format("UndoNotSynced", write.StaffNumber));
    }

    private async Task<MailboxFrame> FrameAsync(ExchangeConnection connection, SyncedStaff staff, IExchangeOrganisation organisation, CancellationToken cancellationToken)
    {
        IReadOnlyList<ActivityType> types = connection.SyncActivityTypes ? await database.MasterData.GetActivityTypesAsync(cancellationToken).ConfigureAwait(false) : [];
        return new MailboxFrame(database, connection, staff, organisation, types, Instant.FromDateTimeOffset(time.GetUtcNow()));
    }
}
