using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Staff;

/// <summary>eserp's staff.</summary>
internal sealed class StaffDirectory(IDatabaseAccess access) : IStaffDirectory
{
    private const string Query =
        """
        SELECT m.StaffNumber, m.Name, m.EMail, m.EmploymentStatus, m.MayCreateAppointments, c.Name AS Connection
        FROM es.Staff m LEFT JOIN es.SyncedStaff s ON s.StaffNumber = m.StaffNumber LEFT JOIN es.Connection c ON c.ConnectionId = s.ConnectionId
        ORDER BY m.StaffNumber
        """;

    public Task<IReadOnlyList<StaffMember>> GetStaffAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<StaffMember>>(
        db => [.. db.Query<Row>(Query).Select(row => new StaffMember(
            (int)row.StaffNumber, row.Name, string.IsNullOrWhiteSpace(row.EMail) ? null : row.EMail!.Trim(), row.EmploymentStatus, row.MayCreateAppointments != 0, row.Connection))],
        cancellationToken);

    private sealed class Row
    {
        public long StaffNumber { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? EMail { get; init; }

        public string? EmploymentStatus { get; init; }

        public long MayCreateAppointments { get; init; }

        public string? Connection { get; init; }
    }
}
