using System.Management.Automation;
using EsExchange.PowerShell.Common;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>The options of a synced staff member (manual: "Synchronisiertes Personal"); all are on when added.</summary>
public abstract class StaffOptionsCmdlet : DatabaseCmdlet
{
    /// <summary>Whether appointments are synced.</summary>
    [Parameter]
    public bool AppointmentSync { get; set; }

    /// <summary>Whether deletions in eserp delete appointments in Exchange.</summary>
    [Parameter]
    public bool DeleteAppointmentsInExchange { get; set; }

    /// <summary>Whether deletions in Exchange delete appointments in eserp.</summary>
    [Parameter]
    public bool DeleteAppointmentsInEserp { get; set; }

    /// <summary>Whether private appointments stay where they are.</summary>
    [Parameter]
    public bool NoPrivateAppointments { get; set; }

    /// <summary>Whether tasks are synced.</summary>
    [Parameter]
    public bool TaskSync { get; set; }

    /// <summary>Whether deletions in eserp delete tasks in Exchange.</summary>
    [Parameter]
    public bool DeleteTasksInExchange { get; set; }

    /// <summary>Whether deletions in Exchange delete tasks in eserp.</summary>
    [Parameter]
    public bool DeleteTasksInEserp { get; set; }

    /// <summary>Whether private tasks stay where they are.</summary>
    [Parameter]
    public bool NoPrivateTasks { get; set; }

    /// <summary>Whether contact persons are transferred to Outlook.</summary>
    [Parameter]
    public bool ContactTransfer { get; set; }

    private protected Eserp.Configuration.SyncedStaff Apply(Eserp.Configuration.SyncedStaff staff) => staff with
    {
        AppointmentSync = Given(nameof(AppointmentSync)) ? AppointmentSync : staff.AppointmentSync,
        DeleteAppointmentsInExchange = Given(nameof(DeleteAppointmentsInExchange)) ? DeleteAppointmentsInExchange : staff.DeleteAppointmentsInExchange,
        DeleteAppointmentsInEserp = Given(nameof(DeleteAppointmentsInEserp)) ? DeleteAppointmentsInEserp : staff.DeleteAppointmentsInEserp,
        NoPrivateAppointments = Given(nameof(NoPrivateAppointments)) ? NoPrivateAppointments : staff.NoPrivateAppointments,
        TaskSync = Given(nameof(TaskSync)) ? TaskSync : staff.TaskSync,
        DeleteTasksInExchange = Given(nameof(DeleteTasksInExchange)) ? DeleteTasksInExchange : staff.DeleteTasksInExchange,
        DeleteTasksInEserp = Given(nameof(DeleteTasksInEserp)) ? DeleteTasksInEserp : staff.DeleteTasksInEserp,
        NoPrivateTasks = Given(nameof(NoPrivateTasks)) ? NoPrivateTasks : staff.NoPrivateTasks,
        ContactTransfer = Given(nameof(ContactTransfer)) ? ContactTransfer : staff.ContactTransfer,
    };

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
