namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>SQL Server speaks T-SQL as it is written.</summary>
internal sealed class SqlServerDialect : IDialect
{
    /// <summary>Changes numbered below the oldest transaction that may still commit one: what commits late is never skipped.</summary>
    public const string CompleteEnd = "SELECT CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1";

    /// <summary>For servers without that function: waits for the writers of this moment.</summary>
    public const string WaitingEnd = "SELECT coalesce(max(CAST(Seq AS bigint)), 0) FROM es.ChangeLog WITH (TABLOCK, HOLDLOCK)";

    private SqlServerDialect(string endOfFeed) => EndOfFeed = endOfFeed;

    public static SqlServerDialect Instance { get; } = new(CompleteEnd);

    /// <summary>The dialect of servers that speak T-SQL but know no MIN_ACTIVE_ROWVERSION.</summary>
    public static SqlServerDialect Compatible { get; } = new(WaitingEnd);

    public string Now => "SELECT SYSUTCDATETIME()";

    public string EndOfFeed { get; }

    public string Translate(string query) => query;
}
