using Dapper;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The journal of writes on either side.</summary>
internal static class JournalTable
{
    public static void Append(Session db, long appointmentId, JournalEntry entry) => db.Execute(
        """
        INSERT INTO es.Journal (RunId, AppointmentId, ItemId, Side, Action, Reason, Before, After)
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
        });
}
