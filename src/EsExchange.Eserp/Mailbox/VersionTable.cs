using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The versions of one staff member's items of one kind, as the change log knows them.</summary>
internal sealed class VersionTable(int staffNumber, ItemKind itemKind)
{
    private readonly int kind = (int)itemKind;

    /// <summary>The version of an item; 0 where the change log knows none.</summary>
    public long Get(Session db, long id) => db.Scalar<long>(
        "SELECT coalesce(max(CAST(Seq AS bigint)), 0) FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber", new { kind, id, staffNumber });

    /// <summary>Whether the change log says that the item was deleted.</summary>
    public bool IsDeleted(Session db, long id) => db.Scalar<int>(
        "SELECT count(*) FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber AND IsDeleted = 1", new { kind, id, staffNumber }) > 0;

    /// <summary>Forgets the deletion of an item, once nothing waits for it any more.</summary>
    public void ForgetDeletion(Session db, long id) =>
        db.Execute("DELETE FROM es.ChangeLog WHERE Kind = @kind AND EserpId = @id AND StaffNumber = @staffNumber AND IsDeleted = 1", new { kind, id, staffNumber });
}
