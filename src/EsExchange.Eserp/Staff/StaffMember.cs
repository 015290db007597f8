namespace EsExchange.Eserp.Staff;

/// <summary>A staff member as eserp shows it (manual: "Personal").</summary>
/// <param name="StaffNumber">The number.</param>
/// <param name="Name">The full name.</param>
/// <param name="EMail">The main e-mail address, which must be the mailbox address; null where eserp has none.</param>
/// <param name="EmploymentStatus">The employment status, such as <c>active</c> or <c>left</c>.</param>
/// <param name="MayCreateAppointments">Whether the member has the right to create appointments in eserp.</param>
/// <param name="Connection">The name of the connection that syncs the member; null where none does.</param>
public sealed record StaffMember(int StaffNumber, string Name, string? EMail, string? EmploymentStatus, bool MayCreateAppointments, string? Connection);
