using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plans;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Runs;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Runs;

/// <summary>Runs the mailboxes of a database, several at once, the least recently synced first. One that fails disturbs no other.</summary>
/// <remarks>
/// What counts is when a mailbox's last run ended, well or not: one that hung until it was given up comes after the others the next time,
/// and one that a broken run did not come to, or not to the end of, comes before them.
/// </remarks>
public sealed class SyncEngine
{
    private static readonly ItemKind[] Kinds = [ItemKind.Appointment, ItemKind.Task, ItemKind.Contact];

    private readonly IEserpDatabase _database;
    private readonly IExchangeConnector _connector;
    private readonly TimeProvider _time;

    /// <summary>Creates it.</summary>
    /// <param name="database">The eserp database.</param>
    /// <param name="connector">Opens Exchange.</param>
    /// <param name="time">The clock.</param>
    public SyncEngine(IEserpDatabase database, IExchangeConnector connector, TimeProvider time)
    {
        _database = database;
        _connector = connector;
        _time = time;
    }

    /// <summary>Runs. Each mailbox's result goes to the observer, also where the mailbox failed.</summary>
    /// <exception cref="SyncException">
    /// <c>InterfaceInUse</c>: another interface is running; <c>PlanMoved</c>, <c>PlanNotChecked</c>, <c>PlanOfOtherDatabase</c>: the saved plan does not hold, nothing was written.
    /// </exception>
    /// <exception cref="EserpException">The database cannot be worked with.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; what it has done is consistent, and the next run goes on from there.</exception>
    public async Task RunAsync(SyncRequest request, ISyncObserver observer, CancellationToken cancellationToken)
    {
        if (request.PlanOnly)
        {
            await RunAllAsync(request, null, observer, cancellationToken).ConfigureAwait(false);
            return;
        }

        InterfaceLease lease = await InterfaceLease.AcquireAsync(_database.Leases, _time, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = lease.ConfigureAwait(false);
        await lease.WhileHeldAsync(
            async held =>
            {
                await DemandPlanAsync(request, held).ConfigureAwait(false);
                await RunAllAsync(request, lease, observer, held).ConfigureAwait(false);
                await PruneAsync(lease.Lease, held).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task PruneAsync(Lease lease, CancellationToken cancellationToken)
    {
        try
        {
            await _database.PruneAsync(lease, cancellationToken).ConfigureAwait(false);
        }
        catch (EserpException error) when (error.Error != EserpError.LeaseLost)
        {
            // What is out of date can wait for the next run; whether the database is well the mailboxes have told.
        }
    }

    private async Task DemandPlanAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        if (request.Plan is not { } plan)
            return;
        if (plan.DatabaseId != _database.Id)
            throw new SyncException("PlanOfOtherDatabase", Messages.Get("PlanOfOtherDatabase"));
        var now = new PlanCollector();
        await RunAllAsync(request, null, now, cancellationToken).ConfigureAwait(false);
        if (now.Failures.Count > 0)
            throw new SyncException("PlanNotChecked", Messages.Format("PlanNotChecked", now.Failures[0].Mailbox, now.Failures[0].Failure?.Message));
        if (plan.Difference(now.Changes) is { } difference)
            throw new SyncException("PlanMoved", Messages.Format("PlanMoved", difference));
    }

    private async Task RunAllAsync(SyncRequest request, InterfaceLease? lease, ISyncObserver observer, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> connections = await _database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<int, ExchangeConnection> byId = connections.ToDictionary(connection => connection.Id);
        ConcurrentQueue<SyncedStaff> waiting = new(await InOrderAsync(request.Mailboxes, byId, cancellationToken).ConfigureAwait(false));

        using var organisations = new OrganisationPool(_database.Configuration, _connector);
        await Task.WhenAll(Enumerable.Range(0, Math.Max(1, request.ThrottleLimit)).Select(_ => Task.Run(WorkAsync, cancellationToken))).ConfigureAwait(false);

        async Task WorkAsync()
        {
            while (waiting.TryDequeue(out SyncedStaff? staff))
            {
                cancellationToken.ThrowIfCancellationRequested();
                observer.OnFinished(await RunOneAsync(byId[staff.ConnectionId], staff, request, lease, organisations, observer, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private async Task<IEnumerable<SyncedStaff>> InOrderAsync(
        IEnumerable<SyncedStaff> mailboxes, Dictionary<int, ExchangeConnection> connections, CancellationToken cancellationToken)
    {
        IReadOnlyList<LatestRuns> latest = await _database.Runs.GetLatestRunsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<(int, int), Instant?> ended = latest.ToDictionary(runs => (runs.ConnectionId, runs.StaffNumber), runs => runs.Ended);
        return mailboxes
            .Where(staff => connections.TryGetValue(staff.ConnectionId, out ExchangeConnection? connection) && Kinds.Any(kind => ItemPolicy.For(kind, connection, staff).IsSynced))
            .OrderBy(staff => ended.TryGetValue((staff.ConnectionId, staff.StaffNumber), out Instant? last) ? last : null);
    }

    private async Task<MailboxResult> RunOneAsync(
        ExchangeConnection connection, SyncedStaff staff, SyncRequest request, InterfaceLease? lease, OrganisationPool organisations, ISyncObserver observer, CancellationToken cancellationToken)
    {
        bool planOnly = lease is null;
        long started = _time.GetTimestamp();
        long runId = 0;
        MailboxTally? tally = null;
        Exception? failure = null;
        try
        {
            if (string.IsNullOrWhiteSpace(staff.EMail))
                throw new SyncException("NoMailboxAddress", Messages.Format("NoMailboxAddress", staff.Name, staff.StaffNumber));

            observer.OnProgress(new MailboxProgress(connection.Name, staff.EMail!, MailboxPhase.Connect, 0));
            if (!planOnly)
                runId = await _database.Runs.StartAsync(connection.Id, staff.StaffNumber, cancellationToken).ConfigureAwait(false);
            IExchangeOrganisation organisation = await organisations.GetAsync(connection, cancellationToken).ConfigureAwait(false);

            tally = new MailboxTally();
            MailboxFrame frame = await MailboxFrame.CreateAsync(_database, connection, staff, organisation, _time, cancellationToken).ConfigureAwait(false);
            foreach (ItemKind kind in Kinds)
            {
                if (!ItemPolicy.For(kind, connection, staff).IsSynced)
                    continue;
                MailboxContext context = frame.For(kind, lease, observer, tally) with { RunId = runId, Plan = request.Plan };
                MailboxRun run = await MailboxRun.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                await run.RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EserpException error) when (error.Error != EserpError.LeaseLost)
        {
            failure = error;
        }
        catch (Exception error) when (error is ExchangeException or SyncException)
        {
            failure = error;
        }

        MailboxResult result = Result(connection, staff, planOnly, tally, failure, _time.GetElapsedTime(started));
        return runId == 0 ? result : await RecordAsync(runId, result).ConfigureAwait(false);
    }

    /// <summary>Records how a mailbox's run ended. A database that is gone by then fails this mailbox; what was done with it is still told.</summary>
    private async Task<MailboxResult> RecordAsync(long runId, MailboxResult result)
    {
        try
        {
            await _database.Runs.FinishAsync(runId, Summary(result), CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (EserpException error)
        {
            return result.Failure is null ? result with { Failure = error, Errors = result.Errors + 1 } : result;
        }
    }

    private static MailboxResult Result(
        ExchangeConnection connection, SyncedStaff staff, bool planOnly, MailboxTally? tally, Exception? failure, TimeSpan duration) => new()
    {
        Connection = connection.Name,
        Mailbox = staff.EMail ?? string.Empty,
        StaffNumber = staff.StaffNumber,
        Name = staff.Name,
        PlanOnly = planOnly,
        Eserp = tally?.Eserp ?? WriteCounts.None,
        Exchange = tally?.Exchange ?? WriteCounts.None,
        Skipped = tally?.Skipped ?? 0,
        Conflicts = tally?.Conflicts ?? 0,
        Errors = (tally?.Errors ?? 0) + (failure is null ? 0 : 1),
        Failure = failure,
        Duration = duration,
    };

    private static RunSummary Summary(MailboxResult result) => new()
    {
        Eserp = result.Eserp,
        Exchange = result.Exchange,
        Skipped = result.Skipped,
        Conflicts = result.Conflicts,
        Errors = result.Errors,
        Failure = result.Failure?.Message,
        Duration = result.Duration,
    };
}
