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

    private protected Eserp.Configuration.SyncedStaff Apply(Eserp.Configuration.SyncedStaff staff) => staff with
    {
        AppointmentSync = Given(nameof(AppointmentSync)) ? AppointmentSync : staff.AppointmentSync,
        DeleteAppointmentsInExchange = Given(nameof(DeleteAppointmentsInExchange)) ? DeleteAppointmentsInExchange : staff.DeleteAppointmentsInExchange,
        DeleteAppointmentsInEserp = Given(nameof(DeleteAppointmentsInEserp)) ? DeleteAppointmentsInEserp : staff.DeleteAppointmentsInEserp,
        NoPrivateAppointments = Given(nameof(NoPrivateAppointments)) ? NoPrivateAppointments : staff.NoPrivateAppointments,
    };

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
