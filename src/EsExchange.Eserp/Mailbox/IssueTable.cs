using System.Collections.Generic;
using System.Linq;
using Dapper;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The issues of one mailbox: at most one open issue for an item.</summary>
internal sealed class IssueTable(int connectionId, int staffNumber, ItemKind itemKind)
{
    private const string Open = "ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND Ended IS NULL";
    private readonly int kind = (int)itemKind;

    public void Report(Session db, SyncIssue issue, Instant now)
    {
        var values = new
        {
            connectionId,
            staffNumber,
            kind,
            issue.EserpId,
            issue.ItemId,
            issue.Subject,
            issue.Reason,
            issue.Message,
            issue.Retry,
            deletedIn = (int?)issue.DeletedIn,
            issue.RunId,
            now = now,
        };
        string item = issue.EserpId is null ? "ItemId = @ItemId" : "EserpId = @EserpId";
        db.Execute($"UPDATE es.Issue SET Ended = @now WHERE {Open} AND {item} AND Reason <> @Reason", values);
        int seen = db.Execute(
            $"UPDATE es.Issue SET LastSeen = @now, LastRunId = @RunId, Message = @Message, Retry = @Retry, DeletedIn = @deletedIn, ItemId = @ItemId WHERE {Open} AND {item}", values);
        if (seen == 0)
        {
            db.Execute(
                """
                INSERT INTO es.Issue (ConnectionId, StaffNumber, Kind, EserpId, ItemId, Subject, Reason, Message, Retry, DeletedIn, FirstSeen, LastSeen, LastRunId)
                VALUES (@connectionId, @staffNumber, @kind, @EserpId, @ItemId, @Subject, @Reason, @Message, @Retry, @deletedIn, @now, @now, @RunId)
                """,
                values);
        }
    }

    /// <summary>Ends the issues of an item; of those that a run has seen, none.</summary>
    public void End(Session db, PendingItem item, long seenByRun, Instant now)
    {
        var values = new { connectionId, staffNumber, kind, item.EserpId, item.ItemId, seenByRun, now = now };
        if (item.EserpId is not null)
            db.Execute($"UPDATE es.Issue SET Ended = @now WHERE {Open} AND EserpId = @EserpId AND LastRunId <> @seenByRun", values);
        if (item.ItemId is not null)
            db.Execute($"UPDATE es.Issue SET Ended = @now WHERE {Open} AND ItemId = @ItemId AND LastRunId <> @seenByRun", values);
    }

    public IEnumerable<PendingItem> ToRetry(Session db, bool withSkipped) => db
        .Query<Row>($"SELECT EserpId, ItemId, DeletedIn, Approved FROM es.Issue WHERE {Open} AND Retry >= @retry", new { connectionId, staffNumber, kind, retry = withSkipped ? 0 : 1 })
        .Select(row => new PendingItem(row.EserpId, row.ItemId, (Side?)row.DeletedIn, row.Approved is not null));

    private sealed class Row
    {
        public long? EserpId { get; init; }

        public string? ItemId { get; init; }

        public long? DeletedIn { get; init; }

        public Instant? Approved { get; init; }
    }
}
