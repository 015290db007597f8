using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>A SQLite file that takes no more parameters in a statement than it is told.</summary>
internal sealed class NarrowAccess(string file, int maxParameters) : IDatabaseAccess
{
    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = Open();
        return Task.FromResult(work(new Session(connection, null, SqliteDialect.Instance, cancellationToken)));
    }

    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = Open();
        return Task.FromResult(SqliteAccess.InTransaction(connection, SqliteDialect.Instance, work, cancellationToken));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        SQLitePCL.raw.sqlite3_limit(connection.Handle!, SQLitePCL.raw.SQLITE_LIMIT_VARIABLE_NUMBER, maxParameters);
        return connection;
    }
}
