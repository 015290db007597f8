using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration.Transfer;

namespace EsExchange.Eserp.Configuration;

/// <summary>Connections, synced staff and secrets.</summary>
/// <remarks>Every method may throw <see cref="EserpException"/>; nothing is half-written then.</remarks>
public interface IConfigurationStore
{
    /// <summary>All connections by name.</summary>
    Task<IReadOnlyList<ExchangeConnection>> GetConnectionsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a connection with its secret (password or client secret), which may be null.</summary>
    /// <returns>The stored connection with its number.</returns>
    /// <exception cref="EserpException"><see cref="EserpError.AlreadyExists"/>: there is one of that name.</exception>
    Task<ExchangeConnection> AddConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken);

    /// <summary>Replaces a connection; a null secret leaves the stored one.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.UnknownObject"/> or <see cref="EserpError.AlreadyExists"/> (renamed to a taken name).</exception>
    Task UpdateConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken);

    /// <summary>Removes a connection, its secret, its synced staff and what is remembered of their mailboxes; nothing on either side is deleted.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.InUse"/>: staff is assigned and <paramref name="withStaff"/> is false.</exception>
    Task RemoveConnectionAsync(int connectionId, bool withStaff, CancellationToken cancellationToken);

    /// <summary>The secret of a connection in clear; null where none is stored. It must not leave the call that needs it.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.SecretKeyMissing"/>.</exception>
    Task<string?> GetSecretAsync(int connectionId, CancellationToken cancellationToken);

    /// <summary>All synced staff with what eserp shows of them, by connection and number.</summary>
    Task<IReadOnlyList<SyncedStaff>> GetSyncedStaffAsync(CancellationToken cancellationToken);

    /// <summary>Assigns a staff member to a connection.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.AlreadyExists"/>: already assigned to a connection; <see cref="EserpError.UnknownObject"/>: no such staff member.</exception>
    Task<SyncedStaff> AddSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken);

    /// <summary>Replaces the options of a synced staff member.</summary>
    Task UpdateSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken);

    /// <summary>Ends the sync of a staff member. What is remembered of the mailbox is kept, so that adding the member again links everything anew; nothing on either side is deleted.</summary>
    Task RemoveSyncedStaffAsync(int connectionId, int staffNumber, CancellationToken cancellationToken);

    /// <summary>Does what a plan says, all or nothing. Secrets stay as they are; a new connection has none yet.</summary>
    Task ApplyAsync(ConfigurationPlan plan, CancellationToken cancellationToken);
}
