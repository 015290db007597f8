using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Runs;
using NodaTime;

namespace EsExchange.Operations.Status;

/// <summary>Reads how all synced mailboxes stand.</summary>
public sealed class StatusReader(IEserpDatabase database, TimeProvider time)
{
    /// <summary>All synced mailboxes, by connection and staff number.</summary>
    /// <exception cref="EserpException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<MailboxStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        IReadOnlyList<IssueCount> issues = await database.Issues.CountAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<(int, int), IssueCount> issueCounts = issues.ToDictionary(count => (count.ConnectionId, count.StaffNumber));
        IReadOnlyList<RecordedConflict> open = await database.Conflicts.GetConflictsAsync(false, cancellationToken).ConfigureAwait(false);
        ILookup<(int, int), RecordedConflict> conflicts = open.ToLookup(conflict => (conflict.ConnectionId, conflict.StaffNumber));
        IReadOnlyList<MailboxStatus> states = await ReadStatesAsync(now, cancellationToken).ConfigureAwait(false);
        return [.. states.Select(status => status with
        {
            OpenIssues = issueCounts.TryGetValue(Key(status.Staff), out IssueCount? count) ? count.Open : 0,
            WaitingApprovals = count?.Waiting ?? 0,
            Conflicts = conflicts[Key(status.Staff)].Count(),
        })];
    }

    /// <summary>All synced mailboxes without their issues and conflicts: a quick look, however long the history is.</summary>
    /// <exception cref="EserpException">The database cannot be read.</exception>
    public Task<IReadOnlyList<MailboxStatus>> ReadStatesAsync(CancellationToken cancellationToken) =>
        ReadStatesAsync(Instant.FromDateTimeOffset(time.GetUtcNow()), cancellationToken);

    private async Task<IReadOnlyList<MailboxStatus>> ReadStatesAsync(Instant now, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> connections = await database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<int, ExchangeConnection> byId = connections.ToDictionary(connection => connection.Id);
        IReadOnlyList<LatestRuns> latest = await database.Runs.GetLatestRunsAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<(int, int), LatestRuns> runs = latest.ToDictionary(mailbox => (mailbox.ConnectionId, mailbox.StaffNumber));
        IReadOnlyList<SyncedStaff> staff = await database.Configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false);
        return [.. staff.Where(member => byId.ContainsKey(member.ConnectionId))
            .Select(member => Of(member, byId[member.ConnectionId], runs.TryGetValue(Key(member), out LatestRuns? own) ? own : null, now))];
    }

    private static MailboxStatus Of(SyncedStaff staff, ExchangeConnection connection, LatestRuns? runs, Instant now)
    {
        bool isOn = (connection.AppointmentSync && staff.AppointmentSync) || staff.TaskSync || staff.ContactTransfer;
        return new MailboxStatus
        {
            Staff = staff,
            Interval = connection.SyncInterval,
            State = StatusRule.Judge(isOn, runs, connection.SyncInterval, now),
            LastRun = new[] { runs?.Completed, runs?.Failed, runs?.Began }.Max(),
            LastSuccess = runs?.Completed,
            Age = runs?.Completed is { } completed ? (now - completed).ToTimeSpan() : null,
            LastFailed = runs?.Failed,
            Failure = runs?.Failure,
        };
    }

    private static (int, int) Key(SyncedStaff staff) => (staff.ConnectionId, staff.StaffNumber);
}
