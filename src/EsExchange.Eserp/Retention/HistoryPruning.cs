using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;

namespace EsExchange.Eserp.Retention;

/// <summary>Deletes what is out of date, in pieces that hold up nobody for long.</summary>
internal sealed class HistoryPruning(IDatabaseAccess access, TimeProvider time)
{
    private const int RunsAtOnce = 500;

    /// <summary>Deletes it, as long as the lease is held.</summary>
    public async Task<PrunedHistory> RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        List<HistoryLimit> limits = await access.ReadAsync(
            db => HistoryLimit.Of(HistoryTable.Connections(db), ConfigurationStore.Connections(db), Clock.Now(time)).ToList(), cancellationToken).ConfigureAwait(false);
        var pruned = new PrunedHistory(0, 0, 0, 0);
        foreach (HistoryLimit limit in limits)
        {
            pruned = pruned with
            {
                Runs = pruned.Runs + await DeleteRunsAsync(limit, lease, cancellationToken).ConfigureAwait(false),
                Issues = pruned.Issues + await WriteAsync(db => HistoryTable.DeleteIssues(db, limit), lease, cancellationToken).ConfigureAwait(false),
                Conflicts = pruned.Conflicts + await WriteAsync(db => HistoryTable.DeleteConflicts(db, limit), lease, cancellationToken).ConfigureAwait(false),
            };
        }

        return pruned with { Deletions = await WriteAsync(DeletionLog.Prune, lease, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<int> DeleteRunsAsync(HistoryLimit limit, Lease lease, CancellationToken cancellationToken)
    {
        int deleted = 0;
        while (await access.ReadAsync(db => HistoryTable.OldRuns(db, limit, RunsAtOnce), cancellationToken).ConfigureAwait(false) is { Count: > 0 } runs)
            deleted += await WriteAsync(db => HistoryTable.DeleteRuns(db, runs), lease, cancellationToken).ConfigureAwait(false);
        return deleted;
    }

    private Task<int> WriteAsync(Func<Session, int> work, Lease lease, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            LeaseStore.Demand(db, lease);
            return work(db);
        },
        cancellationToken);
}
