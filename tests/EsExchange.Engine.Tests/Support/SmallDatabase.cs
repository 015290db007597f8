using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A database, made of lists, in which one mailbox is synced.</summary>
internal sealed class SmallDatabase
{
    public SmallDatabase(IMailboxStore store)
    {
        Port = ScriptedPort.Of<IEserpDatabase>(out ScriptedPort port);
        port
            .Return("get_Id", new Guid("11111111-2222-3333-4444-555555555555"))
            .Return("get_Zone", DateTimeZone.Utc)
            .Return("get_Configuration", ScriptedPort.Of<IConfigurationStore>(out ScriptedPort configuration))
            .Return("get_MasterData", ScriptedPort.Of<IMasterData>(out ScriptedPort masterData))
            .Return("get_Leases", ScriptedPort.Of<ILeaseStore>(out ScriptedPort leases))
            .Return("get_Journal", ScriptedPort.Of<IJournal>(out ScriptedPort journal))
            .Return("get_Conflicts", ScriptedPort.Of<IConflictHistory>(out ScriptedPort conflicts))
            .Answer("OpenMailbox", arguments => Open(store, (ExchangeConnection)arguments[0]!, (SyncedStaff)arguments[1]!, (ItemKind)arguments[2]!, (Lease?)arguments[3]));
        configuration
            .On("GetConnectionsAsync", (CancellationToken _) => (IReadOnlyList<ExchangeConnection>)Connections)
            .On("GetSyncedStaffAsync", (CancellationToken _) => (IReadOnlyList<SyncedStaff>)Staff)
            .On("GetSecretAsync", (int connection) => $"secret of {connection}");
        masterData.On("GetActivityTypesAsync", (CancellationToken _) => (IReadOnlyList<ActivityType>)[new ActivityType(5, "Aufmaß", null)]);
        leases.On("TryAcquireAsync", (string name) => new LeaseAttempt(new Lease(name, 1, "we", Pieces.Morning), null)).Allow("ReleaseAsync");
        journal
            .On("GetWritesAsync", (long run) => (IReadOnlyList<RecordedWrite>)[.. Writes.Where(write => write.RunId == run)])
            .Answer("GetLastWriteAsync", arguments => Task.FromResult(Writes.Find(write =>
                arguments.Take(4).SequenceEqual([write.ConnectionId, write.StaffNumber, write.Kind, write.EserpId]))))
            .Allow("MarkUndoneAsync");
        conflicts.On("ResolveAsync", (long conflict, string kept) =>
        {
            Resolved.Add((conflict, kept));
            return true;
        });
        (Leases, Journal) = (leases, journal);
    }

    public IEserpDatabase Port { get; }

    public ScriptedPort Leases { get; }

    public ScriptedPort Journal { get; }

    public List<ExchangeConnection> Connections { get; } = [new() { Id = 1, Name = "hq" }];

    public List<SyncedStaff> Staff { get; } = [new() { ConnectionId = 1, Connection = "hq", StaffNumber = 1, Name = "Anna", EMail = SyncWorld.Address }];

    /// <summary>What runs have written, the last write first.</summary>
    public List<RecordedWrite> Writes { get; } = [];

    /// <summary>The conflicts on which was decided, and how.</summary>
    public List<(long Conflict, string Kept)> Resolved { get; } = [];

    /// <summary>The mailboxes that were opened, and whether for writing.</summary>
    public List<(int Connection, int Staff, ItemKind Kind, bool Writes)> Opened { get; } = [];

    private IMailboxStore Open(IMailboxStore store, ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease)
    {
        Opened.Add((connection.Id, staff.StaffNumber, kind, lease is not null));
        return store;
    }
}
