using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Retention;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using EsExchange.Sync.Time;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>Creates, upgrades and opens eserp databases.</summary>
public sealed class EserpDatabase : IEserpDatabase
{
    private readonly IDatabaseAccess _access;
    private readonly TimeProvider _time;
    private readonly SecretKeys _keys;

    private EserpDatabase(IDatabaseAccess access, DatabaseLocation location, Guid id, DateTimeZone zone, TimeProvider time)
    {
        _access = access;
        _time = time;
        Id = id;
        Zone = zone;
        Location = location;
        SchemaVersion = Scripts(location.Kind).Version;
        var keys = new SecretKeys(access, id, time);
        _keys = keys;
        SecretKeys = keys;
        Configuration = new ConfigurationStore(access, keys);
        Staff = new StaffDirectory(access);
        MasterData = new MasterData.MasterDataStore(access);
        Leases = new LeaseStore(access, time);
        Runs = new RunHistory(access, time);
        Issues = new IssueHistory(access, time);
        Conflicts = new ConflictHistory(access, time);
        Journal = new WriteJournal(access, time);
    }

    /// <inheritdoc/>
    public DatabaseLocation Location { get; }

    /// <inheritdoc/>
    public int SchemaVersion { get; }

    /// <inheritdoc/>
    public Guid Id { get; }

    /// <inheritdoc/>
    public DateTimeZone Zone { get; }

    /// <inheritdoc/>
    public IConfigurationStore Configuration { get; }

    /// <inheritdoc/>
    public ISecretKeys SecretKeys { get; }

    /// <inheritdoc/>
    public IStaffDirectory Staff { get; }

    /// <inheritdoc/>
    public MasterData.IMasterData MasterData { get; }

    /// <inheritdoc/>
    public ILeaseStore Leases { get; }

    /// <inheritdoc/>
    public IRunHistory Runs { get; }

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public IConflictHistory Conflicts { get; }

    /// <inheritdoc/>
    public IIssueHistory Issues { get; }

    /// <summary>Creates a database, or upgrades it to the present version, in one transaction.</summary>
    /// <exception cref="EserpException">It cannot be created or upgraded; then it is as it was before.</exception>
    public static Task<InitializeResult> InitializeAsync(DatabaseLocation location, InitializeOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (ZoneResolver.Find(options.TimeZoneId) is not { } zone)
            throw UnknownZone(options.TimeZoneId);
        if (options.SampleCompany && options.MappingScript is not null)
            throw new EserpException(EserpError.InvalidValue, Messages.Get("SampleAndMapping"));
        return Host(location).InitializeAsync(options, Clock.Now(time).InZone(zone).Date, cancellationToken);
    }

    /// <summary>Opens a database.</summary>
    /// <exception cref="EserpException">
    /// <see cref="EserpError.NotFound"/>, <see cref="EserpError.NotInitialized"/>, <see cref="EserpError.OlderVersion"/>, <see cref="EserpError.NewerVersion"/>,
    /// <see cref="EserpError.Busy"/>, <see cref="EserpError.ReadOnly"/>, <see cref="EserpError.AccessDenied"/>, <see cref="EserpError.Unavailable"/> or <see cref="EserpError.Corrupt"/>.
    /// </exception>
    public static async Task<EserpDatabase> OpenAsync(DatabaseLocation location, TimeProvider time, CancellationToken cancellationToken)
    {
        IDatabaseAccess access = await Host(location).OpenAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(access, location, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A database that is reached in a way of its own.</summary>
    internal static Task<EserpDatabase> OpenAsync(IDatabaseAccess access, DatabaseLocation location, TimeProvider time, CancellationToken cancellationToken) => access.ReadAsync(
        db => new EserpDatabase(access, location, SettingTable.GetId(db), SettingTable.GetZone(db), time), cancellationToken);

    /// <inheritdoc/>
    public IMailboxStore OpenMailbox(ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease) =>
        new MailboxStore(_access, connection, staff, kind, lease, Zone, _time);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatabaseStep>> CheckAsync(CancellationToken cancellationToken) => new DatabaseCheck(_access, _keys, _time).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<PrunedHistory> PruneAsync(Lease lease, CancellationToken cancellationToken) => new HistoryPruning(_access, _time).RunAsync(lease, cancellationToken);

    internal static EserpException UnknownZone(string id) =>
        new(EserpError.InvalidValue, Messages.Format("UnknownTimeZone", id));

    private static IDatabaseHost Host(DatabaseLocation location) => location.Kind == DatabaseKind.Sqlite
        ? new SqliteHost(location.Connection)
        : new SqlServerHost(location);

    private static SchemaScripts Scripts(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? SchemaScripts.Sqlite : SchemaScripts.SqlServer;
}
