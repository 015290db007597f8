using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Secrets;
using EsExchange.Resources;

namespace EsExchange.Eserp.Configuration;

/// <summary>The configuration: names and keys in columns, options as JSON.</summary>
internal sealed class ConfigurationStore(IDatabaseAccess access, SecretKeys keys) : IConfigurationStore
{
    private static readonly string[] TablesOfConnection = ["es.SyncedStaff", "es.Position", "es.Series", "es.Link", "es.Conflict", "es.Issue", "es.Connection"];

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter(), new InstantJsonConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Task<IReadOnlyList<ExchangeConnection>> GetConnectionsAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<ExchangeConnection>>(
        Connections, cancellationToken);

    public Task<ExchangeConnection> AddConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            int id = Add(db, connection);
            SetSecret(db, id, secret);
            return connection with { Id = id };
        },
        cancellationToken);

    public Task UpdateConnectionAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            Update(db, connection);
            SetSecret(db, connection.Id, secret);
            return true;
        },
        cancellationToken);

    public Task RemoveConnectionAsync(int connectionId, bool withStaff, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            var id = new { connectionId };
            int staff = db.Scalar<int>("SELECT count(*) FROM es.SyncedStaff WHERE ConnectionId = @connectionId", id);
            if (staff > 0 && !withStaff)
                throw new EserpException(EserpError.InUse, Messages.Format("ConnectionInUse", staff));
            Remove(db, connectionId);
            return true;
        },
        cancellationToken);

    public Task<string?> GetSecretAsync(int connectionId, CancellationToken cancellationToken) => access.ReadAsync(
        db => db.Scalar<byte[]?>("SELECT Secret FROM es.Connection WHERE ConnectionId = @connectionId", new { connectionId }) is { } stored
            ? SecretProtector.Reveal(keys.Read(db), connectionId, stored)
            : null,
        cancellationToken);

    public Task<IReadOnlyList<SyncedStaff>> GetSyncedStaffAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<SyncedStaff>>(
        db => [.. db.Query<StaffRow>(
            """
            SELECT s.StaffNumber, s.ConnectionId, s.Options, c.Name AS Connection, coalesce(m.Name, '') AS Name, m.EMail, m.EmploymentStatus
            FROM es.SyncedStaff s JOIN es.Connection c ON c.ConnectionId = s.ConnectionId LEFT JOIN es.Staff m ON m.StaffNumber = s.StaffNumber
            ORDER BY c.Name, s.StaffNumber
            """).Select(ToStaff)],
        cancellationToken);

    public Task<SyncedStaff> AddSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            if (db.Scalar<int>("SELECT count(*) FROM es.Staff WHERE StaffNumber = @StaffNumber", new { staff.StaffNumber }) == 0)
                throw new EserpException(EserpError.UnknownObject, Messages.Format("StaffUnknown", staff.StaffNumber));
            string? taken = db.Scalar<string?>(
                "SELECT c.Name FROM es.SyncedStaff s JOIN es.Connection c ON c.ConnectionId = s.ConnectionId WHERE s.StaffNumber = @StaffNumber", new { staff.StaffNumber });
            if (taken is not null)
                throw new EserpException(EserpError.AlreadyExists, Messages.Format("StaffTaken", staff.StaffNumber, taken));
            db.Execute(
                "INSERT INTO es.SyncedStaff (StaffNumber, ConnectionId, Options) VALUES (@StaffNumber, @ConnectionId, @Options)",
                new { staff.StaffNumber, staff.ConnectionId, Options = Write(staff) });
            return staff;
        },
        cancellationToken);

    public Task UpdateSyncedStaffAsync(SyncedStaff staff, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            int changed = db.Execute(
                "UPDATE es.SyncedStaff SET Options = @Options WHERE StaffNumber = @StaffNumber AND ConnectionId = @ConnectionId",
                new { staff.StaffNumber, staff.ConnectionId, Options = Write(staff) });
            return changed == 1 ? true : throw new EserpException(EserpError.UnknownObject, Messages.Format("StaffNotSynced", staff.StaffNumber));
        },
        cancellationToken);

    public Task RemoveSyncedStaffAsync(int connectionId, int staffNumber, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Execute(
            "DELETE FROM es.SyncedStaff WHERE StaffNumber = @staffNumber AND ConnectionId = @connectionId", new { connectionId, staffNumber }),
        cancellationToken);

    public Task ApplyAsync(ConfigurationPlan plan, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            ConfigurationPlanWriter.Apply(db, plan);
            return true;
        },
        cancellationToken);

    internal static List<ExchangeConnection> Connections(Session db) =>
        [.. db.Query<ConnectionRow>("SELECT ConnectionId, Name, Settings FROM es.Connection ORDER BY Name").Select(ToConnection)];

    internal static int Add(Session db, ExchangeConnection connection)
    {
        DemandFreeName(db, connection);
        return (int)db.Insert("INSERT INTO es.Connection (Name, Settings) VALUES (@Name, @Settings)", new { connection.Name, Settings = Write(connection) });
    }

    internal static void Update(Session db, ExchangeConnection connection)
    {
        DemandFreeName(db, connection);
        int changed = db.Execute(
            "UPDATE es.Connection SET Name = @Name, Settings = @Settings WHERE ConnectionId = @Id", new { connection.Name, connection.Id, Settings = Write(connection) });
        if (changed == 0)
            throw new EserpException(EserpError.UnknownObject, Messages.Format("ConnectionGone", connection.Name));
    }

    internal static void Remove(Session db, int connectionId)
    {
        foreach (string table in TablesOfConnection)
            db.Execute($"DELETE FROM {table} WHERE ConnectionId = @connectionId", new { connectionId });
    }

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    private static ExchangeConnection ToConnection(ConnectionRow row) =>
        JsonSerializer.Deserialize<ExchangeConnection>(row.Settings, Json)! with { Id = (int)row.ConnectionId, Name = row.Name };

    private static SyncedStaff ToStaff(StaffRow row) => JsonSerializer.Deserialize<SyncedStaff>(row.Options, Json)! with
    {
        ConnectionId = (int)row.ConnectionId,
        Connection = row.Connection,
        StaffNumber = (int)row.StaffNumber,
        Name = row.Name,
        EMail = string.IsNullOrWhiteSpace(row.EMail) ? null : row.EMail!.Trim(),
        EmploymentStatus = row.EmploymentStatus,
    };

    private void SetSecret(Session db, int id, string? secret)
    {
        if (secret is not null)
            SecretKeyTable.SetSecret(db, id, SecretProtector.Protect(keys.ReadOrCreate(db), id, secret));
    }

    private static void DemandFreeName(Session db, ExchangeConnection connection)
    {
        if (db.Scalar<int>("SELECT count(*) FROM es.Connection WHERE Name = @Name AND ConnectionId <> @Id", new { connection.Name, connection.Id }) > 0)
            throw new EserpException(EserpError.AlreadyExists, Messages.Format("ConnectionExists", connection.Name));
    }

    private sealed class ConnectionRow
    {
        public long ConnectionId { get; init; }

        public string Name { get; init; } = string.Empty;

        public string Settings { get; init; } = string.Empty;
    }

    private sealed class StaffRow
    {
        public long StaffNumber { get; init; }

        public long ConnectionId { get; init; }

        public string Options { get; init; } = string.Empty;

        public string Connection { get; init; } = string.Empty;

        public string Name { get; init; } = string.Empty;

        public string? EMail { get; init; }

        public string? EmploymentStatus { get; init; }
    }
}
