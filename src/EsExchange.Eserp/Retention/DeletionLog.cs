using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Eserp.Retention;

/// <summary>
/// Forgets deletions in eserp's change log that nobody waits for. One is kept while a link of its item is there, and while a mailbox of its staff
/// member, synced or not at the moment, has not read it. Entries of items that exist are kept: they hold the items' versions.
/// </summary>
internal static class DeletionLog
{
    /// <summary>Forgets them.</summary>
    /// <returns>How many.</returns>
    public static int Prune(Session db)
    {
        List<Entry> entries = db.Query<Entry>(
            """
            SELECT c.Kind, c.EserpId, c.StaffNumber, CAST(c.Seq AS bigint) AS Seq FROM es.ChangeLog c
            WHERE c.IsDeleted = 1
              AND NOT EXISTS (SELECT 1 FROM es.Link l
                WHERE l.ConnectionId IN (SELECT n.ConnectionId FROM es.Connection n) AND l.StaffNumber = c.StaffNumber AND l.Kind = c.Kind AND l.EserpId = c.EserpId)
            """);
        if (entries.Count == 0)
            return 0;
        ILookup<(long, long), string> tokens = db.Query<Position>("SELECT StaffNumber, Kind, ChangeToken FROM es.Position WHERE ChangeToken IS NOT NULL")
            .ToLookup(position => (position.StaffNumber, position.Kind), position => position.ChangeToken);
        return entries.Where(entry => tokens[(entry.StaffNumber, entry.Kind)].All(token => ChangeFeed.HasRead(token, entry.Seq, entry.EserpId))).Sum(entry => db.Execute(
            "DELETE FROM es.ChangeLog WHERE Kind = @Kind AND EserpId = @EserpId AND StaffNumber = @StaffNumber AND IsDeleted = 1 AND CAST(Seq AS bigint) = @Seq", entry));
    }

    private sealed class Entry
    {
        public long Kind { get; init; }

        public long EserpId { get; init; }

        public long StaffNumber { get; init; }

        public long Seq { get; init; }
    }

    private sealed class Position
    {
        public long StaffNumber { get; init; }

        public long Kind { get; init; }

        public string ChangeToken { get; init; } = string.Empty;
    }
}
