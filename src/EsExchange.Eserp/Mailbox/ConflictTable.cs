using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The conflicts of one kind of item of one mailbox.</summary>
internal sealed class ConflictTable(int connectionId, int staffNumber, ItemKind itemKind)
{
    private readonly int kind = (int)itemKind;

    /// <summary>Appends a conflict; an older one of the same field is no longer open, since its values are out of date.</summary>
    public void Append(Session db, long eserpId, ConflictEntry entry, Instant now)
    {
        var values = new
        {
            entry.RunId,
            connectionId,
            staffNumber,
            kind,
            eserpId,
            entry.ItemId,
            field = entry.Field.ToString(),
            @base = ContentJson.Write(entry.Base),
            eserp = ContentJson.Write(entry.Eserp),
            exchange = ContentJson.Write(entry.Exchange),
            winner = (int)entry.Winner,
            now,
        };
        db.Execute(
            """
            UPDATE es.Conflict SET Resolved = @now, Kept = 'Superseded'
            WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND EserpId = @eserpId AND Field = @field AND Resolved IS NULL
            """,
            values);
        db.Execute(
            """
            INSERT INTO es.Conflict (RunId, ConnectionId, StaffNumber, Kind, EserpId, ItemId, Field, Base, Eserp, Exchange, Winner, Seen)
            VALUES (@RunId, @connectionId, @staffNumber, @kind, @eserpId, @ItemId, @field, @base, @eserp, @exchange, @winner, @now)
            """,
            values);
    }
}
