using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>How far one kind of item of one mailbox is.</summary>
internal sealed class PositionTable(int connectionId, int staffNumber, ItemKind itemKind)
{
    private const string Mailbox = "ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind";
    private readonly int kind = (int)itemKind;

    public MailboxPosition Get(Session db)
    {
        Row? row = db.QuerySingleOrDefault<Row>(
            $"SELECT MailboxAddress, SyncState, ChangeToken, WindowEnd, Settings FROM es.Position WHERE {Mailbox}", new { connectionId, staffNumber, kind });
        return row is null ? MailboxPosition.Start : new MailboxPosition(row.MailboxAddress, row.SyncState, row.ChangeToken, row.WindowEnd, row.Settings);
    }

    public void Save(Session db, MailboxPosition position)
    {
        var values = new { connectionId, staffNumber, kind, position.MailboxAddress, position.SyncState, position.ChangeToken, position.WindowEnd, position.Settings };
        int changed = db.Execute(
            $"""
            UPDATE es.Position SET MailboxAddress = @MailboxAddress, SyncState = @SyncState, ChangeToken = @ChangeToken, WindowEnd = @WindowEnd, Settings = @Settings
            WHERE {Mailbox}
            """,
            values);
        if (changed > 0)
            return;
        db.Execute(
            """
            INSERT INTO es.Position (ConnectionId, StaffNumber, Kind, MailboxAddress, SyncState, ChangeToken, WindowEnd, Settings)
            VALUES (@connectionId, @staffNumber, @kind, @MailboxAddress, @SyncState, @ChangeToken, @WindowEnd, @Settings)
            """,
            values);
    }

    private sealed class Row
    {
        public string? MailboxAddress { get; init; }

        public string? SyncState { get; init; }

        public string? ChangeToken { get; init; }

        public Instant? WindowEnd { get; init; }

        public string? Settings { get; init; }
    }
}
