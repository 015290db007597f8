using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
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
using EsExchange.World.Stories;
using NodaTime;

namespace EsExchange.World.Real.Eserp;

/// <summary>A database with the engine's fault in between.</summary>
internal sealed class FaultyDatabase(IEserpDatabase database, EngineFault fault) : IEserpDatabase
{
    public Guid Id => database.Id;

    public DatabaseLocation Location => database.Location;

    public int SchemaVersion => database.SchemaVersion;

    public DateTimeZone Zone => database.Zone;

    public IConfigurationStore Configuration => database.Configuration;

    public ISecretKeys SecretKeys => database.SecretKeys;

    public IStaffDirectory Staff => database.Staff;

    public IMasterData MasterData => database.MasterData;

    public ILeaseStore Leases => database.Leases;

    public IRunHistory Runs => database.Runs;

    public IJournal Journal => database.Journal;

    public IConflictHistory Conflicts => database.Conflicts;

    public IIssueHistory Issues => database.Issues;

    public Task<IReadOnlyList<DatabaseStep>> CheckAsync(CancellationToken cancellationToken) => database.CheckAsync(cancellationToken);

    public Task<PrunedHistory> PruneAsync(Lease lease, CancellationToken cancellationToken) => database.PruneAsync(lease, cancellationToken);

    public IMailboxStore OpenMailbox(ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease) =>
        fault.Wrap(database.OpenMailbox(connection, staff, kind, fault.IsFenced ? lease : null));
}
