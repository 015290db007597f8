using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>
/// Writes the schema as one script for the sqlite3 shell. SQLite's language has no conditions: what is there already is left alone by
/// <c>IF NOT EXISTS</c>, and a file of another version is refused, since only <c>Initialize-EsDatabase</c> can upgrade one.
/// </summary>
internal static class SqliteExport
{


    private static readonly string Mark = SqliteSchema.ApplicationId.ToString(CultureInfo.InvariantCulture);

    public static string Write(string timeZoneId, string? mapping)
    {
        SchemaScripts scripts = SchemaScripts.Sqlite;
        var text = new StringBuilder(Head(scripts.Version, mapping is null ? Mark : $"0, {Mark}"));
        foreach (string statement in Statements(scripts))
            text.Append(statement).Append(";\n");
        text.Append("INSERT OR IGNORE INTO es_Setting (Name, Value) VALUES ('TimeZone', '").Append(Quoted(timeZoneId)).Append("'), ('DatabaseId', lower(hex(randomblob(16))));\n");
        if (mapping is not null)
        {
            text.Append("-- The mapping to this database's own tables.\n").Append(mapping.Trim()).Append('\n')
                .Append("INSERT OR REPLACE INTO es_Mapping (MappingId, Script, Applied) VALUES (1, '").Append(Quoted(mapping)).Append("', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));\n");
        }

        return text
            .AppendFormat(CultureInfo.InvariantCulture, "PRAGMA application_id = {0};\nPRAGMA user_version = {1};\nCOMMIT;\n", SqliteSchema.ApplicationId, scripts.Version)
            .ToString();
    }

    /// <summary>What the scripts come to, object by object.</summary>
    private static List<string> Statements(SchemaScripts scripts)
    {
        using SqliteConnection connection = SqliteAccess.OpenInMemory();
        var db = new Session(connection, null, SqliteDialect.Instance, CancellationToken.None);
        foreach (string script in scripts.After(0))
            db.Execute(script);
        return [.. db.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid").Select(Tolerant)];
    }

    private static string Tolerant(string statement)
    {
        foreach (string kind in new[] { "TABLE", "UNIQUE INDEX", "INDEX", "VIEW", "TRIGGER" })
        {
            string beginning = $"CREATE {kind} ";
            if (statement.StartsWith(beginning, StringComparison.Ordinal))
                return statement.Insert(beginning.Length, "IF NOT EXISTS ");
        }

        return statement;
    }

    private static string Quoted(string text) => text.Replace("'", "''");

    private static string Head(int version, string marks) => FormattableString.Invariant(
        $"""
        -- EsExchange: creates its schema, version {version}, in a SQLite file: sqlite3 eserp.db < this file.
        -- It may run again and twice at once, and changes nothing where it fails. A file of an older version is upgraded by Initialize-EsDatabase.
        .bail on
        PRAGMA busy_timeout = 60000;
        PRAGMA journal_mode = WAL;
        BEGIN IMMEDIATE;
        CREATE TEMP TABLE esexchange_file (version INTEGER, application INTEGER, objects INTEGER);
        CREATE TEMP TRIGGER esexchange_foreign BEFORE INSERT ON esexchange_file
        WHEN NEW.objects > 0 AND NEW.application NOT IN ({marks})
        BEGIN
          SELECT RAISE(ROLLBACK, 'This is a database of another program. Name another file.');
        END;
        CREATE TEMP TRIGGER esexchange_version BEFORE INSERT ON esexchange_file
        WHEN NEW.version NOT IN (0, {version})
        BEGIN
          SELECT RAISE(ROLLBACK, 'The database has another version than {version}. Run Initialize-EsDatabase of the newer EsExchange.');
        END;
        INSERT INTO esexchange_file
          SELECT user_version, (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM main.sqlite_master) FROM pragma_user_version;
        DROP TABLE temp.esexchange_file;

        """);
}
