using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.StaffSync;

namespace EsExchange.PowerShell.Common;

/// <summary>A cmdlet that works with the database to which the session is connected.</summary>
public abstract class DatabaseCmdlet : EsCmdlet
{
    /// <summary>The database.</summary>
    private protected IEserpDatabase Eserp { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Eserp = Demand(null, DatabaseSession.Require);

    /// <summary>The connections whose names match; each name of which there is none is an error of its own, and the others are found.</summary>
    private protected IReadOnlyList<ExchangeConnection> FindConnections(string[]? names)
    {
        IReadOnlyList<ExchangeConnection> all = Await(Eserp.Configuration.GetConnectionsAsync);
        foreach (string unknown in NamedConnections.Missing(all, names))
            WriteError(ErrorRecords.From(NamedConnections.Unknown(unknown), unknown));
        return NamedConnections.Matching(all, names);
    }

    /// <summary>The synced staff that matches; each connection, number or name that is unknown is an error of its own, and the others are found.</summary>
    private protected IReadOnlyList<SyncedStaff> FindSyncedStaff(string[]? connections, int[]? numbers, string[]? names)
    {
        if (connections is not null)
            FindConnections(connections);
        IReadOnlyList<SyncedStaff> all = Await(Eserp.Configuration.GetSyncedStaffAsync);
        foreach (object unknown in ChosenStaff.Missing(all, numbers, names))
            WriteError(ErrorRecords.From(ChosenStaff.NotSynced(unknown), unknown));
        return ChosenStaff.Matching(all, connections, numbers, names);
    }
}
