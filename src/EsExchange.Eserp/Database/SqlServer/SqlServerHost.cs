using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NodaTime;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>A database on a SQL Server, 2016 or later.</summary>
internal sealed class SqlServerHost(DatabaseLocation location) : IDatabaseHost
{
    /// <summary>An upgrade may build an index over many rows; Ctrl+C ends it.</summary>
    private const int AsLongAsItTakes = 0;

    private readonly string _name = location.ToString();

    public Task<InitializeResult> InitializeAsync(InitializeOptions options, LocalDate today, CancellationToken cancellationToken) => Access(SqlServerDialect.Instance, ServerAccess.FirstRetries, AsLongAsItTakes).WriteAsync(
        db =>
        {
            SqlServerSchema.Lock(db);
            int before = SqlServerSchema.GetVersion(db, _name);
            SqlServerSchema.Upgrade(db, before);
            if (before == 0)
                NewDatabase.Fill(db, options, today);
            Mapping.Apply(db, options.MappingScript, before < SchemaScripts.SqlServer.Version, SqlServerSchema.Batches, db.Scalar<Instant>(db.Dialect.Now));
            foreach (string grant in NeededRights.ViewGrants)
                db.Execute(grant);
            return new InitializeResult(before, SchemaScripts.SqlServer.Version, SettingTable.GetZoneId(db));
        },
        cancellationToken);

    public async Task<IDatabaseAccess> OpenAsync(CancellationToken cancellationToken)
    {
        SqlServerDialect dialect = await Access(SqlServerDialect.Instance, ServerAccess.FirstRetries).ReadAsync(
            db =>
            {
                SqlServerSchema.DemandVersion(db, _name);
                return SqlServerDialect.Known.First(known => Understands(db, known.EndOfFeed));
            },
            cancellationToken).ConfigureAwait(false);
        return Access(dialect, ServerAccess.Retries);
    }

    private ServerAccess Access(SqlServerDialect dialect, int retries, int? timeoutSeconds = null)
    {
        CompleteConnectionString connection = SqlServerConnectionString.Complete(location.Connection);
        return new ServerAccess(new SqlServerConnector(connection.Text, _name), dialect, retries, timeoutSeconds ?? connection.TimeoutSeconds);
    }

    private static bool Understands(Session db, string query)
    {
        try
        {
            db.Scalar<long>(query);
            return true;
        }
        catch (SqlException error) when (SqlServerErrors.IsUnknownFunction(error.Number))
        {
            return false;
        }
    }
}
