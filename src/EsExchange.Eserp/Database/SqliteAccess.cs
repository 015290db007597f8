using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database;

/// <summary>Opens a SQLite file for one piece of work at a time, and translates its errors.</summary>
/// <remarks>The journal is write-ahead and every commit is synchronous, so that a committed transaction survives the death of the process and of the machine.</remarks>
internal sealed class SqliteAccess
{
    private const int PatienceSeconds = 10;

    static SqliteAccess() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    public SqliteAccess(string path) => Path = path;

    public string Path { get; }

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        RunAsync(SqliteOpenMode.ReadWrite, work, cancellationToken);

    /// <summary>Works in one transaction that takes the write lock at its beginning; an exception rolls everything back.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellationToken) =>
        RunAsync(
            SqliteOpenMode.ReadWrite,
            connection =>
            {
                using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
                T result = work(connection, transaction);
                transaction.Commit();
                return result;
            },
            cancellationToken);

    /// <summary>Works on a connection, creating the file where <paramref name="mode"/> says so.</summary>
    public Task<T> RunAsync<T>(SqliteOpenMode mode, Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var settings = new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, ForeignKeys = true, DefaultTimeout = PatienceSeconds };
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            return Task.FromResult(work(connection));
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error, Path);
        }
    }
}
