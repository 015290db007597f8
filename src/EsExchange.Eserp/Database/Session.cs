using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;

namespace EsExchange.Eserp.Database;

/// <summary>An open connection, in a transaction or not, on which queries written in T-SQL run in the dialect of the database; each as long as the connection allows, where nothing else is said.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, IDialect dialect, CancellationToken cancellationToken, int? timeoutSeconds = null)
{
    static Session() => NodaTypes.Register();

    /// <summary>The dialect of the database.</summary>
    public IDialect Dialect => dialect;

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string query, object? parameters = null) => Wait(connection.QueryAsync<T>(Command(query, parameters))).AsList();

    /// <summary>The only row of a query, or null.</summary>
    public T? QuerySingleOrDefault<T>(string query, object? parameters = null)
        where T : class => Query<T>(query, parameters).SingleOrDefault();

    /// <summary>The first column of the first row; the default where there is none.</summary>
    public T? Scalar<T>(string query, object? parameters = null) => Wait(connection.ExecuteScalarAsync<T>(Command(query, parameters)));

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows it affected.</returns>
    public int Execute(string statement, object? parameters = null) => Wait(connection.ExecuteAsync(Command(statement, parameters)));

    /// <summary>Runs a text of another author to its end, in the words of the database.</summary>
    public void Run(string text)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        if (timeoutSeconds is { } seconds)
            command.CommandTimeout = seconds;
        using DbDataReader reader = command.ExecuteReader();
        while (reader.NextResult())
        {
        }
    }

    /// <summary>Inserts a row into a table of this module whose key the database counts.</summary>
    /// <returns>The key.</returns>
    public long Insert(string statement, object parameters) => Scalar<long>(statement + "; SELECT CAST(SCOPE_IDENTITY() AS bigint)", parameters);

    private CommandDefinition Command(string query, object? parameters) => new(dialect.Translate(query), parameters, transaction, timeoutSeconds, cancellationToken: cancellationToken);

    private static T Wait<T>(Task<T> task) => task.ConfigureAwait(false).GetAwaiter().GetResult();
}
