using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.Eserp.Database.Sqlite;

/// <summary>A database in a SQLite file.</summary>
internal sealed class SqliteHost(string path) : IDatabaseHost
{
    private readonly SqliteAccess _access = new(path);

    public async Task<InitializeResult> InitializeAsync(InitializeOptions options, LocalDate today, CancellationToken cancellationToken)
    {
        bool isNewFile = !File.Exists(path);
        try
        {
            return await _access.RunAsync(SqliteOpenMode.ReadWriteCreate, connection => Initialize(connection, options, today, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch when (isNewFile)
        {
            SqliteConnection.ClearAllPools();
            if (File.Exists(path))
                File.Delete(path);
            throw;
        }
    }

    public Task<IDatabaseAccess> OpenAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new EserpException(EserpError.NotFound, Messages.Format("SqliteMissing", path));

        return _access.RunAsync<IDatabaseAccess>(
            SqliteOpenMode.ReadWrite,
            connection =>
            {
                SqliteSchema.DemandVersion(connection);
                using (SqliteTransaction probe = connection.BeginTransaction(deferred: false))
                    probe.Rollback();
                return _access;
            },
            cancellationToken);
    }

    private static InitializeResult Initialize(SqliteConnection connection, InitializeOptions options, LocalDate today, CancellationToken cancellationToken)
    {
        bool mayHoldTables = options.MappingScript is not null;
        int before = SqliteSchema.GetVersion(connection, mayHoldTables);
        if (before < SchemaScripts.Sqlite.Version || options.MappingScript is not null)
        {
            using (SqliteCommand journal = connection.CreateCommand())
            {
                journal.CommandText = "PRAGMA journal_mode = WAL";
                journal.ExecuteNonQuery();
            }

            before = SqliteAccess.InTransaction(
                connection,
                SqliteDialect.Instance,
                db =>
                {
                    int version = SqliteSchema.GetVersion(connection, mayHoldTables);
                    SqliteSchema.Upgrade(db, version);
                    if (version == 0)
                        NewDatabase.Fill(db, options, today);
                    Mapping.Apply(db, options.MappingScript, version < SchemaScripts.Sqlite.Version, script => [script], db.Scalar<Instant>(db.Dialect.Now));
                    return version;
                },
                cancellationToken);
        }

        var reader = new Session(connection, null, SqliteDialect.Instance, cancellationToken);
        return new InitializeResult(before, SchemaScripts.Sqlite.Version, SettingTable.GetZoneId(reader));
    }
}
