using Dapper;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The journal of writes on either side.</summary>
internal static class JournalTable
{
    public static void Append(Session db, ItemKind kind, long eserpId, JournalEntry entry) => db.Execute(
        """
        INSERT INTO es.Journal (RunId, Kind, EserpId, ItemId, Side, Action, Reason, Before, After)
        VALUES (@RunId, @kind, @eserpId, @ItemId, @side, @action, @Reason, @before, @after)
        """,
        new
        {
            entry.RunId,
            kind = (int)kind,
            eserpId,
            entry.ItemId,
            side = (int)entry.Side,
            action = (int)entry.Action,
            entry.Reason,
            before = ContentJson.Write(entry.Before),
            after = ContentJson.Write(entry.After),
        });

    public static void MarkUndone(Session db, long journalId, Instant now) =>
        db.Execute("UPDATE es.Journal SET Undone = @now WHERE JournalId = @journalId", new { journalId, now });
}
