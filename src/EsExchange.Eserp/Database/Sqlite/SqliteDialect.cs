using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>Puts T-SQL into SQLite's words: it knows no schemas, pages with LIMIT, names the counted key otherwise and locks the whole file.</summary>
internal sealed class SqliteDialect : IDialect
{
    private static readonly Regex Schema = new(@"\b(es|ref)\.(?=[A-Z])", RegexOptions.CultureInvariant);
    private static readonly Regex Page = new(@"OFFSET 0 ROWS FETCH NEXT (@\w+) ROWS ONLY", RegexOptions.CultureInvariant);
    private static readonly Regex Hint = new(@" WITH \([A-Z, ]+\)", RegexOptions.CultureInvariant);
    private readonly ConcurrentDictionary<string, string> _translated = new();

    private SqliteDialect()
    {
    }

    public static SqliteDialect Instance { get; } = new();

    public string Now => "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    /// <summary>Writers take turns: what can be seen is complete.</summary>
    public string EndOfFeed => "SELECT coalesce(max(Seq), 0) FROM es.ChangeLog";

    /// <summary>A transaction that writes is alone from its beginning.</summary>
    public string HeldLease => "SELECT count(*) FROM es.Lease WHERE Name = @Name AND Token = @Token AND Holder IS NOT NULL";

    public SchemaScripts Scripts => SchemaScripts.Sqlite;

    public string SchemaVersion => "PRAGMA user_version";

    public string? MissingRights => null;

    public string Translate(string query) => _translated.GetOrAdd(
        query, text => Page.Replace(Schema.Replace(Hint.Replace(text, string.Empty), "$1_"), "LIMIT $1")
            .Replace("CAST(SCOPE_IDENTITY() AS bigint)", "last_insert_rowid()"));
}
