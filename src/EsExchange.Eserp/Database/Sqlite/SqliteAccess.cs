using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>Opens a SQLite file for one piece of work at a time, and translates its errors.</summary>
/// <remarks>The journal is write-ahead and every commit is synchronous, so that a committed transaction survives the death of the process and of the machine.</remarks>
internal sealed class SqliteAccess : IDatabaseAccess
{
    /// <summary>For how many seconds is waited for somebody else who writes.</summary>
    private const int Patience = 10;

    static SqliteAccess() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    private readonly IDialect _dialect;
    private readonly int _patienceSeconds;

    public SqliteAccess(string path, IDialect? dialect = null, int patienceSeconds = Patience)
    {
        Path = path;
        _dialect = dialect ?? SqliteDialect.Instance;
        _patienceSeconds = patienceSeconds;
    }

    public string Path { get; }

    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        SqliteOpenMode.ReadWrite, connection => work(new Session(connection, null, _dialect, cancellationToken)), cancellationToken);

    /// <summary>Works in one transaction that takes the write lock at its beginning.</summary>
    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        SqliteOpenMode.ReadWrite, connection => InTransaction(connection, _dialect, work, cancellationToken), cancellationToken);

    /// <summary>Works on a connection, creating the file where <paramref name="mode"/> says so.</summary>
    public Task<T> RunAsync<T>(SqliteOpenMode mode, Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var settings = new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, ForeignKeys = true, DefaultTimeout = _patienceSeconds };
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            SqliteFile.DemandUnmoved(connection, Path);
            return Task.FromResult(work(connection));
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_CANTOPEN && mode != SqliteOpenMode.ReadWriteCreate && !File.Exists(Path))
        {
            throw new EserpException(EserpError.NotFound, Messages.Format("SqliteMissing", Path), error);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error, Path);
        }
    }

    /// <summary>Opens an empty database that lasts as long as its connection.</summary>
    public static SqliteConnection OpenInMemory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    /// <summary>Works in one transaction of an open connection.</summary>
    public static T InTransaction<T>(SqliteConnection connection, IDialect dialect, Func<Session, T> work, CancellationToken cancellationToken)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T result = work(new Session(connection, transaction, dialect, cancellationToken));
        transaction.Commit();
        return result;
    }
}
