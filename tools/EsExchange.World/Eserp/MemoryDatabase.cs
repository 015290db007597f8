using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Eserp.Retention;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Sync.Model;
using EsExchange.World.Network;
using EsExchange.World.Stories;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.Eserp;

/// <summary>The database as one engine process reaches it.</summary>
/// <param name="eserp">What is in it.</param>
/// <param name="process">The process.</param>
/// <param name="clock">The clock.</param>
/// <param name="connections">The connections.</param>
/// <param name="staff">The synced staff.</param>
/// <param name="activityTypes">The names of the activity types by number.</param>
/// <param name="id">The identity that the database was created with.</param>
/// <param name="fault">The fault of the engine.</param>
internal sealed class MemoryDatabase(
    WorldEserp eserp, EngineProcess process, WorldClock clock, IReadOnlyList<ExchangeConnection> connections, IReadOnlyList<SyncedStaff> staff, ImmutableSortedDictionary<int, string> activityTypes, Guid id, EngineFault fault)
    : IEserpDatabase, IConfigurationStore, ILeaseStore, IRunHistory, IMasterData
{
    public Guid Id => id;

    public DatabaseLocation Location => throw Unused();

    public int SchemaVersion => 0;

    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public IConfigurationStore Configuration => this;

    public ISecretKeys SecretKeys => throw Unused();

    public IStaffDirectory Staff => throw Unused();

    public IMasterData MasterData => this;

    public ILeaseStore Leases => this;

    public IRunHistory Runs => this;

    public IJournal Journal => throw Unused();

    public IConflictHistory Conflicts => throw Unused();

    public IIssueHistory Issues => throw Unused();

    public IMailboxStore OpenMailbox(ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease) =>
        fault.Wrap(new MemoryStore(eserp, process, new MemoryKey(connection.Id, staff.StaffNumber, kind), fault.IsFenced ? lease : null, fault.ComparesVersions, ActivityTypes.Of(connection, kind, activityTypes), connection.EquipmentAsText));

    public Task<IReadOnlyList<ExchangeConnection>> GetConnectionsAsync(CancellationToken cancellationToken) => process.DatabaseAsync(() => connections);

    public Task<IReadOnlyList<SyncedStaff>> GetSyncedStaffAsync(CancellationToken cancellationToken) => process.DatabaseAsync(() => staff);

    public Task<string?> GetSecretAsync(int connectionId, CancellationToken cancellationToken) => process.DatabaseAsync<string?>(() => "secret");

    public Task<IReadOnlyList<ActivityType>> GetActivityTypesAsync(CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<ActivityType>>(
        () => [.. activityTypes.Select(type => new ActivityType(type.Key, type.Value, null))]);

    public Task<IReadOnlyList<LatestRuns>> GetLatestRunsAsync(CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<LatestRuns>>(() => []);

    public Task<long> StartAsync(int connectionId, int staffNumber, CancellationToken cancellationToken) => process.DatabaseAsync(() =>
    {
        eserp.State = eserp.State with { LastRun = eserp.State.LastRun + 1 };
        return eserp.State.LastRun;
    });

    public Task FinishAsync(long runId, RunSummary summary, CancellationToken cancellationToken) => process.DatabaseAsync(() => true);

    public Task<LeaseAttempt> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken) => process.DatabaseAsync(() =>
    {
        if (eserp.State is { IsLeaseHeld: true, Lease: { } held } && held.Expires > clock.Now)
            return new LeaseAttempt(null, held);
        var lease = new Lease(name, (eserp.State.Lease?.Token ?? 0) + 1, "engine", clock.Now + Duration.FromTimeSpan(duration));
        eserp.State = eserp.State with { Lease = lease, IsLeaseHeld = true };
        return new LeaseAttempt(lease, null);
    });

    public Task RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => throw Unused();

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => process.DatabaseAsync(() =>
    {
        if (eserp.State.Lease?.Token == lease.Token)
            eserp.State = eserp.State with { IsLeaseHeld = false };
        return true;
    });

    public Task<PrunedHistory> PruneAsync(Lease lease, CancellationToken cancellationToken) => process.DatabaseAsync(() => new PrunedHistory(0, 0, 0, 0));

    public Task<IReadOnlyList<DatabaseStep>> CheckAsync(CancellationToken cancellationToken) => throw Unused();

    public Task<ExchangeConnection> AddConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) => throw Unused();

    public Task UpdateConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) => throw Unused();

    public Task RemoveConnectionAsync(int connectionId, bool withStaff, CancellationToken cancellationToken) => throw Unused();

    public Task<SyncedStaff> AddSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken) => throw Unused();

    public Task UpdateSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken) => throw Unused();

    public Task RemoveSyncedStaffAsync(int connectionId, int staffNumber, CancellationToken cancellationToken) => throw Unused();

    public Task ApplyAsync(ConfigurationPlan plan, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<RecordedRun>> GetRunsAsync(int count, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<RecordedRun>> GetRunsBeforeAsync(long runId, int count, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<Priority>> GetPrioritiesAsync(CancellationToken cancellationToken) => throw Unused();

    public Task SetColorAsync(int activityType, int? color, CancellationToken cancellationToken) => throw Unused();

    private static NotSupportedException Unused() => new("The engine's run does not ask for this.");
}
