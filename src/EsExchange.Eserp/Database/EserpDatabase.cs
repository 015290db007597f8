using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Sample;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Sync.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>Creates, upgrades and opens eserp databases.</summary>
public sealed class EserpDatabase : IEserpDatabase
{
    private readonly SqliteAccess _access;
    private readonly TimeProvider _time;

    private EserpDatabase(SqliteAccess access, Guid id, DateTimeZone zone, TimeProvider time)
    {
        _access = access;
        _time = time;
        Id = id;
        Zone = zone;
        Configuration = new SqliteConfigurationStore(access, new SecretProtector(KeyFile.Default(id)));
        Staff = new SqliteStaffDirectory(access);
        Leases = new SqliteLeaseStore(access, time);
        Runs = new SqliteRunHistory(access, time);
        Issues = new SqliteIssueHistory(access);
    }

    /// <summary>The version of the schema that this module works with.</summary>
    public static int SchemaVersion => SqliteSchema.Version;

    /// <inheritdoc/>
    public Guid Id { get; }

    /// <inheritdoc/>
    public DateTimeZone Zone { get; }

    /// <inheritdoc/>
    public IConfigurationStore Configuration { get; }

    /// <inheritdoc/>
    public IStaffDirectory Staff { get; }

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <inheritdoc/>
    public IRunHistory Runs { get; }

    /// <inheritdoc/>
    public IIssueHistory Issues { get; }

    /// <summary>Creates a database, or upgrades it to the present version, in one transaction.</summary>
    /// <exception cref="EserpException">It cannot be created or upgraded; then it is as it was before.</exception>
    public static async Task<InitializeResult> InitializeAsync(DatabaseLocation location, InitializeOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (ZoneResolver.Find(options.TimeZoneId) is not { } zone)
            throw new EserpException(EserpError.InvalidValue, $"There is no time zone '{options.TimeZoneId}'. Give a Windows id such as 'W. Europe Standard Time' or an IANA id such as 'Europe/Berlin'.");

        SqliteAccess access = Access(location);
        bool isNewFile = !File.Exists(access.Path);
        try
        {
            return await access.RunAsync(SqliteOpenMode.ReadWriteCreate, connection => Initialize(connection, options, zone, time), cancellationToken).ConfigureAwait(false);
        }
        catch when (isNewFile)
        {
            SqliteConnection.ClearAllPools();
            if (File.Exists(access.Path))
                File.Delete(access.Path);
            throw;
        }
    }

    /// <summary>Opens a database.</summary>
    /// <exception cref="EserpException">
    /// <see cref="EserpError.NotFound"/>, <see cref="EserpError.NotInitialized"/>, <see cref="EserpError.OlderVersion"/>, <see cref="EserpError.NewerVersion"/>,
    /// <see cref="EserpError.Busy"/>, <see cref="EserpError.ReadOnly"/> or <see cref="EserpError.Corrupt"/>.
    /// </exception>
    public static async Task<EserpDatabase> OpenAsync(DatabaseLocation location, TimeProvider time, CancellationToken cancellationToken)
    {
        SqliteAccess access = Access(location);
        if (!File.Exists(access.Path))
            throw new EserpException(EserpError.NotFound, $"There is no database '{access.Path}'. Initialize-EsDatabase creates one.");

        return await access.ReadAsync(
            connection =>
            {
                CheckVersion(connection);
                using (SqliteTransaction probe = connection.BeginTransaction(deferred: false))
                    probe.Rollback();
                return new EserpDatabase(access, SettingTable.GetId(connection), SettingTable.GetZone(connection), time);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IMailboxStore OpenMailbox(ExchangeConnection connection, SyncedStaff staff, Lease? lease) =>
        new SqliteMailboxStore(_access, connection, staff, lease, Zone, _time);

    private static SqliteAccess Access(DatabaseLocation location) => location.Kind == DatabaseKind.Sqlite
        ? new SqliteAccess(location.Connection)
        : throw new EserpException(EserpError.InvalidValue, "This version keeps eserp in a SQLite file; give its path.");

    private static InitializeResult Initialize(SqliteConnection connection, InitializeOptions options, DateTimeZone zone, TimeProvider time)
    {
        int before = SqliteSchema.GetVersion(connection);
        if (before < SqliteSchema.Version)
        {
            using (SqliteCommand journal = connection.CreateCommand())
            {
                journal.CommandText = "PRAGMA journal_mode = WAL";
                journal.ExecuteNonQuery();
            }

            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            before = SqliteSchema.GetVersion(connection);
            SqliteSchema.Upgrade(connection, transaction, before);
            if (before == 0)
            {
                SettingTable.Create(connection, transaction, options.TimeZoneId, Guid.NewGuid());
                if (options.SampleCompany)
                    SampleCompany.Fill(connection, transaction, Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date);
            }

            transaction.Commit();
        }

        return new InitializeResult(before, SqliteSchema.Version, SettingTable.GetZoneId(connection));
    }

    private static void CheckVersion(SqliteConnection connection)
    {
        int version = SqliteSchema.GetVersion(connection);
        if (version == 0)
            throw new EserpException(EserpError.NotInitialized, $"'{connection.DataSource}' holds no eserp database yet. Run Initialize-EsDatabase.");
        if (version < SqliteSchema.Version)
            throw new EserpException(EserpError.OlderVersion, $"'{connection.DataSource}' has version {version}; run Initialize-EsDatabase to upgrade it to {SqliteSchema.Version}.");
    }
}
