using System.Collections.Generic;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>SQL Server speaks T-SQL as it is written.</summary>
internal sealed class SqlServerDialect : IDialect
{
    /// <summary>Changes numbered below the oldest transaction that may still commit one: what commits late is never skipped.</summary>
    public const string CompleteEnd = "SELECT CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1";

    /// <summary>
    /// For servers over PostgreSQL, whose row version is the number of the transaction and which know no MIN_ACTIVE_ROWVERSION: below the oldest
    /// transaction that is still at work.
    /// </summary>
    public const string SnapshotEnd = "SELECT txid_snapshot_xmin(txid_current_snapshot()) - 1";

    /// <summary>For servers that know neither: waits for the writers of this moment.</summary>
    public const string WaitingEnd = "SELECT coalesce(max(CAST(Seq AS bigint)), 0) FROM es.ChangeLog WITH (TABLOCK, HOLDLOCK)";

    /// <summary>A lock that is shared, also where the database reads snapshots, and held until the transaction ends.</summary>
    public const string SharedLease = "SELECT count(*) FROM es.Lease WITH (REPEATABLEREAD) WHERE Name = @Name AND Token = @Token AND Holder IS NOT NULL";

    /// <summary>For servers that read past hints: who writes what is there already locks it.</summary>
    public const string WrittenLease = "UPDATE es.Lease SET Token = Token WHERE Name = @Name AND Token = @Token AND Holder IS NOT NULL; SELECT @@ROWCOUNT";

    private SqlServerDialect(string endOfFeed, string heldLease)
    {
        EndOfFeed = endOfFeed;
        HeldLease = heldLease;
    }

    public static SqlServerDialect Instance { get; } = new(CompleteEnd, SharedLease);

    /// <summary>The dialects of servers that speak T-SQL; the first one whose end of the feed a server understands is its own, the last one is anybody's.</summary>
    public static IReadOnlyList<SqlServerDialect> Known { get; } = [Instance, new(SnapshotEnd, WrittenLease), new(WaitingEnd, WrittenLease)];

    public string Now => "SELECT SYSUTCDATETIME()";

    public string EndOfFeed { get; }

    public string HeldLease { get; }

    public SchemaScripts Scripts => SchemaScripts.SqlServer;

    public string SchemaVersion => "SELECT coalesce(max(Version), 0) FROM es.SchemaVersion";

    public string? MissingRights => NeededRights.Query;

    public string Translate(string query) => query;
}
