using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The versions of one staff member's items of one kind, as the change log knows them.</summary>
/// <remarks>
/// Who reads an item reads its version in a statement before. Content and version of a change are committed together, so that what is read after a
/// version is at least as new as it: an old version of newer content is looked at again, and a write that expects it is refused. One statement over both
/// could take the content before the change and the version after it, since READ COMMITTED locks row by row; a write would then replace the change unseen.
/// </remarks>
internal sealed class VersionTable(int staffNumber, ItemKind itemKind)
{
    private readonly int kind = (int)itemKind;

    /// <summary>The version of an item; 0 where the change log knows none.</summary>
    public long Get(Session db, long id) => db.Scalar<long>(
        "SELECT coalesce(max(CAST(Seq AS bigint)), 0) FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber", new { kind, id, staffNumber });

    /// <summary>The versions of items, each of them; 0 where the change log knows none.</summary>
    public Dictionary<long, long> Get(Session db, IReadOnlyCollection<long> ids)
    {
        Dictionary<long, long> versions = ids.Distinct().ToDictionary(id => id, _ => 0L);
        List<Row> known = db.QueryPieces<Row, long>(
            "SELECT EserpId, CAST(Seq AS bigint) AS Seq FROM es.ChangeLog WHERE Kind = @kind AND StaffNumber = @staffNumber AND EserpId IN @piece",
            ids,
            piece => new { kind, staffNumber, piece });
        foreach (Row row in known)
            versions[row.EserpId] = row.Seq;
        return versions;
    }

    /// <summary>Whether the change log says that the item was deleted.</summary>
    public bool IsDeleted(Session db, long id) => db.Scalar<int>(
        "SELECT count(*) FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber AND IsDeleted = 1", new { kind, id, staffNumber }) > 0;

    /// <summary>Forgets the deletion of an item, once nothing waits for it any more.</summary>
    public void ForgetDeletion(Session db, long id) =>
        db.Execute("DELETE FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber AND IsDeleted = 1", new { kind, id, staffNumber });

    private sealed class Row
    {
        public long EserpId { get; init; }

        public long Seq { get; init; }
    }
}
