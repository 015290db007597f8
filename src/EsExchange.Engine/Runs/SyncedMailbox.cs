using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Runs;

/// <summary>The mailbox of a staff member, as it is synced by a connection.</summary>
internal sealed record SyncedMailbox(ExchangeConnection Connection, SyncedStaff Staff)
{
    /// <summary>Finds it; null where the connection no longer syncs the staff member.</summary>
    public static async Task<SyncedMailbox?> FindAsync(IConfigurationStore configuration, int connectionId, int staffNumber, CancellationToken cancellationToken)
    {
        ExchangeConnection? connection = (await configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(candidate => candidate.Id == connectionId);
        SyncedStaff? staff = (await configuration.GetSyncedStaffAsync(cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(candidate => candidate.StaffNumber == staffNumber && candidate.ConnectionId == connectionId);
        return connection is not null && staff is not null ? new SyncedMailbox(connection, staff) : null;
    }
}
