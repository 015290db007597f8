using System;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;
using NodaTime;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>A database on a SQL Server, 2016 or later.</summary>
internal sealed class SqlServerHost(DatabaseLocation location) : IDatabaseHost
{
    private readonly string _name = location.ToString();

    public Task<InitializeResult> InitializeAsync(InitializeOptions options, LocalDate today, CancellationToken cancellationToken)
    {
        string connectionString = Complete();
        return new SqlServerAccess(connectionString, _name, SqlServerDialect.Instance).WriteAsync(
            db =>
            {
                SqlServerSchema.Lock(db);
                int before = SqlServerSchema.GetVersion(db, _name);
                SqlServerSchema.Upgrade(db, before);
                if (before == 0)
                    NewDatabase.Fill(db, options, today);
                Mapping.Apply(db, options.MappingScript, before < SchemaScripts.SqlServer.Version, SqlServerSchema.Batches, db.Scalar<Instant>(db.Dialect.Now));
                return new InitializeResult(before, SchemaScripts.SqlServer.Version, SettingTable.GetZoneId(db));
            },
            cancellationToken);
    }

    public async Task<IDatabaseAccess> OpenAsync(CancellationToken cancellationToken)
    {
        string connectionString = Complete();
        SqlServerDialect dialect = await new SqlServerAccess(connectionString, _name, SqlServerDialect.Instance).ReadAsync(
            db =>
            {
                SqlServerSchema.DemandVersion(db, _name);
                return SqlServerDialect.Known.First(known => Understands(db, known.EndOfFeed));
            },
            cancellationToken).ConfigureAwait(false);
        return new SqlServerAccess(connectionString, _name, dialect);
    }

    /// <summary>The admin's connection string with what it leaves open: encrypted, and by name in the server's list of connections.</summary>
    private string Complete()
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = location.Connection };
            var builder = new SqlConnectionStringBuilder(location.Connection);
            if (!given.Keys!.Cast<string>().Any(key => string.Equals(key, "Encrypt", StringComparison.OrdinalIgnoreCase)))
                builder.Encrypt = true;
            if (!given.Keys!.Cast<string>().Any(key => key.Replace(" ", string.Empty).ToUpperInvariant() is "APPLICATIONNAME" or "APP"))
                builder.ApplicationName = "EsExchange";
            return builder.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or System.Collections.Generic.KeyNotFoundException)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Get("InvalidSqlConnectionString"));
        }
    }

    private static bool Understands(Session db, string query)
    {
        try
        {
            db.Scalar<long>(query);
            return true;
        }
        catch (SqlException error) when (SqlServerErrors.IsUnknownFunction(error))
        {
            return false;
        }
    }
}
