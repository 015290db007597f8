using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Status;
using NodaTime;

namespace EsExchange.Operations.Report;

/// <summary>Reads what the report shows; a page of the history is in memory at a time.</summary>
internal sealed class ReportReader(IEserpDatabase database, TimeProvider time)
{
    private const int RunsShown = 25;

    /// <summary>Reads.</summary>
    /// <param name="period">How far back runs count.</param>
    /// <param name="isChosen">Which mailboxes are shown, by the connection's name.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="EserpException">The database cannot be read.</exception>
    public async Task<ReportData> ReadAsync(TimeSpan period, Func<string, bool> isChosen, CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        Instant since = now - Duration.FromTimeSpan(period);
        List<MailboxStatus> mailboxes = [.. (await new StatusReader(database, time).ReadAsync(cancellationToken).ConfigureAwait(false)).Where(status => isChosen(status.Staff.Connection))];
        HashSet<(int, int)> chosen = [.. mailboxes.Select(status => (status.Staff.ConnectionId, status.Staff.StaffNumber))];

        var grid = new BucketGrid(since, now, database.Zone);
        var totals = new Dictionary<(string, int), RunTotals>();
        var runs = new List<RecordedRun>();
        await RunPages.ReadAsync(
            database.Runs,
            since,
            run =>
            {
                if (!isChosen(run.Connection))
                    return;
                grid.Find(run.Started)?.Totals.Add(run);
                if (!totals.TryGetValue((run.Connection, run.StaffNumber), out RunTotals? own))
                    totals.Add((run.Connection, run.StaffNumber), own = new RunTotals());
                own.Add(run);
                bool isNews = run.Summary is { } summary && (summary.Failure is not null || summary.Eserp.Total + summary.Exchange.Total > 0);
                if (isNews && runs.Count < RunsShown)
                    runs.Add(run);
            },
            cancellationToken).ConfigureAwait(false);

        return new ReportData
        {
            Now = now,
            Since = since,
            Zone = database.Zone,
            Database = database.Location.ToString(),
            Mailboxes = mailboxes,
            Totals = totals,
            Buckets = grid.Buckets,
            Runs = runs,
            Issues = [.. (await database.Issues.GetIssuesAsync(false, cancellationToken).ConfigureAwait(false)).Where(issue => isChosen(issue.Connection))],
            Conflicts = [.. (await database.Conflicts.GetConflictsAsync(false, cancellationToken).ConfigureAwait(false)).Where(conflict => chosen.Contains((conflict.ConnectionId, conflict.StaffNumber)))],
        };
    }
}
