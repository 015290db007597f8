using System;
using System.Data.Common;
using System.IO;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database;

/// <summary>Where an eserp database is. Its text never shows a password.</summary>
public sealed class DatabaseLocation
{
    private static readonly string[] SecretKeys = ["password", "pwd"];
    private readonly string _shown;

    private DatabaseLocation(DatabaseKind kind, string connection, string shown, bool hasSecret = false)
    {
        HasSecret = hasSecret;
        Kind = kind;
        Connection = connection;
        _shown = shown;
    }

    /// <summary>What kind of database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>Whether the connection string holds a password.</summary>
    public bool HasSecret { get; }

    /// <summary>The full path of a SQLite file, or the connection string of a SQL Server with its secrets.</summary>
    internal string Connection { get; }

    /// <summary>A SQLite file.</summary>
    /// <param name="path">The path of the file, which need not exist yet.</param>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: it is no path of a file.</exception>
    public static DatabaseLocation ForFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            throw new EserpException(EserpError.InvalidValue, Messages.Get("MissingPath"));

        string full = Path.GetFullPath(path);
        return new DatabaseLocation(DatabaseKind.Sqlite, full, full);
    }

    /// <summary>A database by its connection string: of SQL Server, or <c>Data Source=file</c> alone for SQLite.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: it is no connection string.</exception>
    public static DatabaseLocation Parse(string connectionString)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Get("InvalidConnectionString"));
        }

        bool isFile = builder.Count == 1 && builder.TryGetValue("Data Source", out _);
        if (isFile)
            return ForFile((string)builder["Data Source"]);

        var shown = new DbConnectionStringBuilder { ConnectionString = connectionString };
        string[] secrets = [.. builder.Keys.Cast<string>().Where(key => SecretKeys.Contains(key.ToLowerInvariant()))];
        foreach (string key in secrets)
            shown.Remove(key);
        return new DatabaseLocation(DatabaseKind.SqlServer, builder.ConnectionString, shown.ConnectionString, secrets.Length > 0);
    }

    /// <summary>The location without secrets.</summary>
    public override string ToString() => _shown;
}

/// <summary>The kinds of databases.</summary>
public enum DatabaseKind
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>A Microsoft SQL Server.</summary>
    SqlServer,
}
