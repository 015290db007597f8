using Dapper;
using EsExchange.Eserp.Database;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The journal of writes on either side.</summary>
internal static class JournalTable
{
    public static void Append(SqliteConnection db, SqliteTransaction transaction, long appointmentId, JournalEntry entry) => db.Execute(
        """
        INSERT INTO es_Journal (RunId, AppointmentId, ItemId, Side, Action, Reason, Before, After)
        VALUES (@RunId, @appointmentId, @ItemId, @side, @action, @Reason, @before, @after)
        """,
        new
        {
            entry.RunId,
            appointmentId,
            entry.ItemId,
            side = (int)entry.Side,
            action = (int)entry.Action,
            entry.Reason,
            before = ContentJson.Write(entry.Before),
            after = ContentJson.Write(entry.After),
        },
        transaction);
}
