using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Issues;

/// <summary>The issues.</summary>
internal sealed class IssueHistory(IDatabaseAccess access, TimeProvider time) : IIssueHistory
{
    private const string Query =
        """
        SELECT i.IssueId, i.DeletedIn, i.Approved, coalesce(c.Name, '') AS Connection, i.StaffNumber, coalesce(m.Name, '') AS Name, m.EMail, i.Kind, i.EserpId, i.ItemId,
          i.Subject, i.Reason, i.Message, i.Retry, i.FirstSeen, i.LastSeen, i.Ended
        FROM es.Issue i LEFT JOIN es.Connection c ON c.ConnectionId = i.ConnectionId LEFT JOIN es.Staff m ON m.StaffNumber = i.StaffNumber
        WHERE i.Ended IS NULL OR @includeEnded = 1
        ORDER BY i.LastSeen DESC, i.IssueId DESC
        """;

    public Task<IReadOnlyList<RecordedIssue>> GetIssuesAsync(bool includeEnded, CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<RecordedIssue>>(
        db => [.. db.Query<Row>(Query, new { includeEnded }).Select(row => new RecordedIssue
        {
            IssueId = row.IssueId,
            DeletedIn = (Side?)row.DeletedIn,
            Approved = row.Approved,
            Connection = row.Connection,
            StaffNumber = (int)row.StaffNumber,
            Name = row.Name,
            EMail = row.EMail,
            Kind = (ItemKind)row.Kind,
            EserpId = row.EserpId,
            ItemId = row.ItemId,
            Subject = row.Subject,
            Reason = row.Reason,
            Message = row.Message,
            Retry = row.Retry != 0,
            FirstSeen = row.FirstSeen,
            LastSeen = row.LastSeen,
            Ended = row.Ended,
        })],
        cancellationToken);

    public Task<IReadOnlyList<IssueCount>> CountAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<IssueCount>>(
        db => [.. db.Query<CountRow>(
            """
            SELECT ConnectionId, StaffNumber, count(*) AS IsOpen, sum(CASE WHEN Reason = @held AND Approved IS NULL THEN 1 ELSE 0 END) AS Waiting
            FROM es.Issue WHERE Ended IS NULL GROUP BY ConnectionId, StaffNumber
            """,
            new { held = SyncIssue.HeldByBrake }).Select(row => new IssueCount((int)row.ConnectionId, (int)row.StaffNumber, (int)row.IsOpen, (int)row.Waiting))],
        cancellationToken);

    public Task<int> ApproveAsync(IReadOnlyCollection<long> issueIds, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.ExecutePieces(
            "UPDATE es.Issue SET Approved = @now WHERE IssueId IN @piece AND Reason = @reason AND Ended IS NULL",
            issueIds,
            piece => new { piece, reason = SyncIssue.HeldByBrake, now = Clock.Now(time) }),
        cancellationToken);

    private sealed class CountRow
    {
        public long ConnectionId { get; init; }

        public long StaffNumber { get; init; }

        public long IsOpen { get; init; }

        public long Waiting { get; init; }
    }

    private sealed class Row
    {
        public long IssueId { get; init; }

        public long? DeletedIn { get; init; }

        public Instant? Approved { get; init; }

        public string Connection { get; init; } = string.Empty;

        public long StaffNumber { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? EMail { get; init; }

        public long Kind { get; init; }

        public long? EserpId { get; init; }

        public string? ItemId { get; init; }

        public string? Subject { get; init; }

        public string Reason { get; init; } = string.Empty;

        public string Message { get; init; } = string.Empty;

        public long Retry { get; init; }

        public Instant FirstSeen { get; init; }

        public Instant LastSeen { get; init; }

        public Instant? Ended { get; init; }
    }
}
