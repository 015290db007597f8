using System;
using System.Data.Common;
using System.Linq;
using EsExchange.Resources;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Reaches a SQL Server by a connection string.</summary>
/// <param name="connectionString">The connection string, complete and with its secrets.</param>
/// <param name="database">The database as it may be shown.</param>
internal sealed class SqlServerConnector(string connectionString, string database) : IServer
{
    public DbConnection Connect() => new SqlConnection(connectionString);

    /// <summary>Rows that were written are counted, and an error ends a statement, not its transaction: a server may be configured otherwise.</summary>
    public string Settings => "SET NOCOUNT OFF; SET XACT_ABORT OFF";

    public bool IsTransient(DbException error) => error is SqlException server && SqlServerErrors.IsTransient(server.Errors.Cast<SqlError>().Select(single => single.Number));

    public EserpException Translate(DbException error) => SqlServerErrors.Translate((error as SqlException)?.Number ?? 0, database, error);

    public EserpException Exhausted(Exception cause) => new(EserpError.Busy, Messages.Format("SqlBusy", database), cause);

    public EserpException BrokeOff(DbException error) => new(EserpError.Unavailable, Messages.Format("SqlBrokeOff", database, error.Message), error);
}
