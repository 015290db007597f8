using EsExchange.Eserp.Configuration;

namespace EsExchange.PowerShell.Output;

/// <summary>A staff member whose mailbox is synced, with the options.</summary>
public sealed class EsSyncedStaff
{
    internal EsSyncedStaff(SyncedStaff stored)
    {
        Connection = stored.Connection;
        StaffNumber = stored.StaffNumber;
        Name = stored.Name;
        EMail = stored.EMail;
        EmploymentStatus = stored.EmploymentStatus;
        AppointmentSync = stored.AppointmentSync;
        DeleteAppointmentsInExchange = stored.DeleteAppointmentsInExchange;
        DeleteAppointmentsInEserp = stored.DeleteAppointmentsInEserp;
        NoPrivateAppointments = stored.NoPrivateAppointments;
        TaskSync = stored.TaskSync;
        DeleteTasksInExchange = stored.DeleteTasksInExchange;
        DeleteTasksInEserp = stored.DeleteTasksInEserp;
        NoPrivateTasks = stored.NoPrivateTasks;
        ContactTransfer = stored.ContactTransfer;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The number in eserp.</summary>
    public int StaffNumber { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address; null where eserp has none.</summary>
    public string? EMail { get; }

    /// <summary>The employment status.</summary>
    public string? EmploymentStatus { get; }

    /// <summary>Whether appointments are synced.</summary>
    public bool AppointmentSync { get; }

    /// <summary>Whether deletions in eserp delete appointments in Exchange.</summary>
    public bool DeleteAppointmentsInExchange { get; }

    /// <summary>Whether deletions in Exchange delete appointments in eserp.</summary>
    public bool DeleteAppointmentsInEserp { get; }

    /// <summary>Whether private appointments stay where they are.</summary>
    public bool NoPrivateAppointments { get; }

    /// <summary>Whether tasks are synced.</summary>
    public bool TaskSync { get; }

    /// <summary>Whether deletions in eserp delete tasks in Exchange.</summary>
    public bool DeleteTasksInExchange { get; }

    /// <summary>Whether deletions in Exchange delete tasks in eserp.</summary>
    public bool DeleteTasksInEserp { get; }

    /// <summary>Whether private tasks stay where they are.</summary>
    public bool NoPrivateTasks { get; }

    /// <summary>Whether contact persons are transferred to Outlook.</summary>
    public bool ContactTransfer { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
