using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database;

/// <summary>The numbered scripts that create and upgrade the schema.</summary>
internal static class SqliteSchema
{
    /// <summary>"EsEx": marks a SQLite file as one of this module.</summary>
    private const int ApplicationId = 0x45734578;

    private const string Prefix = "EsExchange.Eserp.Scripts.Sqlite.";

    private static readonly IReadOnlyList<string> Scripts =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The version that this module works with.</summary>
    public static int Version => Scripts.Count;

    /// <summary>The version of a file; 0 for an empty one.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.Corrupt"/>: the file belongs to another program; <see cref="EserpError.NewerVersion"/>.</exception>
    public static int GetVersion(SqliteConnection connection)
    {
        int application = connection.ExecuteScalar<int>("PRAGMA application_id");
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        bool isEmpty = connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master") == 0;
        if (!isEmpty && application != ApplicationId)
            throw new EserpException(EserpError.NotInitialized, $"'{connection.DataSource}' is a database of another program. Name another file.");
        if (version > Version)
            throw new EserpException(EserpError.NewerVersion, $"'{connection.DataSource}' has version {version}, this module knows version {Version}. Install the newer EsExchange.");
        return version;
    }

    /// <summary>Brings a file from its version to the present one, inside the caller's transaction.</summary>
    public static void Upgrade(SqliteConnection connection, SqliteTransaction transaction, int from)
    {
        foreach (string script in Scripts.Skip(from))
            connection.Execute(Read(script), transaction: transaction);
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}", transaction: transaction);
    }

    private static string Read(string script)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
