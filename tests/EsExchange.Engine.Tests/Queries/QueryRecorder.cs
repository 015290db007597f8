using System.Collections.Generic;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;

namespace EsExchange.Engine.Tests.Queries;

/// <summary>Notes every statement that runs, in the words of SQLite.</summary>
internal sealed class QueryRecorder : IDialect
{
    private readonly HashSet<string> _statements = [];

    public IReadOnlyCollection<string> Statements
    {
        get
        {
            lock (_statements)
                return [.. _statements];
        }
    }

    public string Now => SqliteDialect.Instance.Now;

    public string EndOfFeed => SqliteDialect.Instance.EndOfFeed;

    public string HeldLease => SqliteDialect.Instance.HeldLease;

    public SchemaScripts Scripts => SqliteDialect.Instance.Scripts;

    public string SchemaVersion => SqliteDialect.Instance.SchemaVersion;

    public string? MissingRights => SqliteDialect.Instance.MissingRights;

    public string Translate(string query)
    {
        string statement = SqliteDialect.Instance.Translate(query);
        lock (_statements)
            _statements.Add(statement);
        return statement;
    }
}
