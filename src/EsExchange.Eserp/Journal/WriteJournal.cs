using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Journal;

/// <summary>The journal of writes.</summary>
internal sealed class WriteJournal(IDatabaseAccess access, TimeProvider time) : IJournal
{
    private const string Select =
        """
        SELECT j.JournalId, j.RunId, r.Started, r.ConnectionId, r.StaffNumber, j.Kind, j.EserpId, j.ItemId, j.Side, j.Action, j.Reason, j.Before, j.After, j.Undone
        FROM es.Journal j JOIN es.Run r ON r.RunId = j.RunId
        """;

    public Task<IReadOnlyList<RecordedWrite>> GetWritesAsync(long runId, CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<RecordedWrite>>(
        db => [.. db.Query<Row>(Select + " WHERE j.RunId = @runId ORDER BY j.JournalId DESC", new { runId }).Select(ToWrite)], cancellationToken);

    public Task<RecordedWrite?> GetLastWriteAsync(int connectionId, int staffNumber, ItemKind kind, long eserpId, CancellationToken cancellationToken) => access.ReadAsync<RecordedWrite?>(
        db => db.Query<Row>(
            Select + " WHERE j.Kind = @kind AND j.EserpId = @eserpId AND r.ConnectionId = @connectionId AND r.StaffNumber = @staffNumber ORDER BY j.JournalId DESC OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY",
            new { connectionId, staffNumber, kind = (int)kind, eserpId, count = 1 }).Select(ToWrite).FirstOrDefault(),
        cancellationToken);

    public Task MarkUndoneAsync(long journalId, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            JournalTable.MarkUndone(db, journalId, Clock.Now(time));
            return true;
        },
        cancellationToken);

    private static RecordedWrite ToWrite(Row row) => new()
    {
        JournalId = row.JournalId,
        RunId = row.RunId,
        Started = row.Started,
        ConnectionId = (int)row.ConnectionId,
        StaffNumber = (int)row.StaffNumber,
        Kind = (ItemKind)row.Kind,
        EserpId = row.EserpId,
        ItemId = row.ItemId,
        Side = (Side)row.Side,
        Action = (JournalAction)row.Action,
        Reason = row.Reason,
        Before = ContentJson.Read((ItemKind)row.Kind, row.Before),
        After = ContentJson.Read((ItemKind)row.Kind, row.After),
        Undone = row.Undone,
    };

    private sealed class Row
    {
        public long JournalId { get; init; }

        public long RunId { get; init; }

        public Instant Started { get; init; }

        public long ConnectionId { get; init; }

        public long StaffNumber { get; init; }

        public long Kind { get; init; }

        public long EserpId { get; init; }

        public string? ItemId { get; init; }

        public long Side { get; init; }

        public long Action { get; init; }

        public string Reason { get; init; } = string.Empty;

        public string? Before { get; init; }

        public string? After { get; init; }

        public Instant? Undone { get; init; }
    }
}
