using System;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>The dialect of SQLite, which shows each query in T-SQL before it runs.</summary>
internal sealed class WatchedDialect(Action<string> watch) : IDialect
{
    public string Now => SqliteDialect.Instance.Now;

    public string EndOfFeed => SqliteDialect.Instance.EndOfFeed;

    public string HeldLease => SqliteDialect.Instance.HeldLease;

    public SchemaScripts Scripts => SqliteDialect.Instance.Scripts;

    public string SchemaVersion => SqliteDialect.Instance.SchemaVersion;

    public string? MissingRights => SqliteDialect.Instance.MissingRights;

    public string Translate(string query)
    {
        watch(query);
        return SqliteDialect.Instance.Translate(query);
    }
}
