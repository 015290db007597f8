using EsExchange.Eserp.Staff;

namespace EsExchange.PowerShell.Output;

/// <summary>A staff member of eserp.</summary>
public sealed class EsStaff
{
    internal EsStaff(StaffMember member)
    {
        StaffNumber = member.StaffNumber;
        Name = member.Name;
        EMail = member.EMail;
        EmploymentStatus = member.EmploymentStatus;
        MayCreateAppointments = member.MayCreateAppointments;
        Connection = member.Connection;
    }

    /// <summary>The number in eserp.</summary>
    public int StaffNumber { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address; null where eserp has none.</summary>
    public string? EMail { get; }

    /// <summary>The employment status.</summary>
    public string? EmploymentStatus { get; }

    /// <summary>Whether the member may create appointments in eserp.</summary>
    public bool MayCreateAppointments { get; }

    /// <summary>The connection that syncs the member; null where none does.</summary>
    public string? Connection { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
