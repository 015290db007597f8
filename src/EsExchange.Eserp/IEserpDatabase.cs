using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Retention;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp;

/// <summary>An opened eserp database.</summary>
public interface IEserpDatabase
{
    /// <summary>The identity the database was created with; a restored backup keeps it.</summary>
    Guid Id { get; }

    /// <summary>Where the database is, without secrets.</summary>
    DatabaseLocation Location { get; }

    /// <summary>The version of the schema.</summary>
    int SchemaVersion { get; }

    /// <summary>Checks step by step that the database is ready for the sync; what is written for it is taken back.</summary>
    Task<IReadOnlyList<DatabaseStep>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Deletes history that is older than its connection keeps it (<see cref="ExchangeConnection.HistoryDays"/>), and nothing that is still needed.</summary>
    /// <param name="lease">The lease under which it is deleted.</param>
    /// <param name="cancellationToken">Cancels it; what is deleted by then stays deleted.</param>
    Task<PrunedHistory> PruneAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>The zone whose local time eserp stores.</summary>
    DateTimeZone Zone { get; }

    /// <summary>Connections, synced staff and secrets.</summary>
    IConfigurationStore Configuration { get; }

    /// <summary>The key that protects the secrets.</summary>
    ISecretKeys SecretKeys { get; }

    /// <summary>eserp's staff.</summary>
    IStaffDirectory Staff { get; }

    /// <summary>eserp's activity types and priorities.</summary>
    MasterData.IMasterData MasterData { get; }

    /// <summary>Leases.</summary>
    ILeaseStore Leases { get; }

    /// <summary>The history of runs.</summary>
    IRunHistory Runs { get; }

    /// <summary>The journal of writes on either side.</summary>
    IJournal Journal { get; }

    /// <summary>The fields that both sides had changed.</summary>
    IConflictHistory Conflicts { get; }

    /// <summary>Why items did not cross.</summary>
    IIssueHistory Issues { get; }

    /// <summary>The eserp side of one kind of item of one synced mailbox, for one run.</summary>
    /// <param name="connection">The connection with its options.</param>
    /// <param name="staff">The staff member.</param>
    /// <param name="kind">The kind of item.</param>
    /// <param name="lease">The lease under which the run writes: a write after its loss is refused. Null for a store that only reads.</param>
    IMailboxStore OpenMailbox(ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease);
}
