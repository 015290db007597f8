using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Staff;
using EsExchange.Ews.Diagnostics;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>What eserp says of a synced staff member. Pure.</summary>
internal static class EserpStaffSteps
{
    private static readonly string[] Working = ["active", "aktiv"];

    /// <summary>The steps that need no server.</summary>
    /// <param name="staff">The synced staff member.</param>
    /// <param name="member">The staff member as eserp has it; null where it is gone.</param>
    public static IReadOnlyList<StaffStep> Judge(SyncedStaff staff, StaffMember? member) => [Employment(staff, member), Rights(member), EMail(staff)];

    private static StaffStep Employment(SyncedStaff staff, StaffMember? member)
    {
        if (member is null)
            return new StaffStep(StaffStepName.Employment, ProbeOutcome.Failed, Messages.Format("CheckStaffGone", staff.StaffNumber), Messages.Format("AdviceStaffLeft", staff.StaffNumber));
        if (string.IsNullOrWhiteSpace(member.EmploymentStatus))
            return new StaffStep(StaffStepName.Employment, ProbeOutcome.Skipped, Messages.Get("CheckNoEmployment"));
        return Working.Contains(member.EmploymentStatus!.Trim(), StringComparer.OrdinalIgnoreCase)
            ? new StaffStep(StaffStepName.Employment, ProbeOutcome.Passed, Messages.Format("CheckEmployment", member.EmploymentStatus))
            : new StaffStep(StaffStepName.Employment, ProbeOutcome.Warning, Messages.Format("CheckEmployment", member.EmploymentStatus), Messages.Format("AdviceStaffLeft", staff.StaffNumber));
    }

    private static StaffStep Rights(StaffMember? member) => member switch
    {
        null => new StaffStep(StaffStepName.Rights, ProbeOutcome.Skipped, Messages.Get("CheckSkipped")),
        { MayCreateAppointments: true } => new StaffStep(StaffStepName.Rights, ProbeOutcome.Passed, Messages.Get("CheckMayCreate")),
        _ => new StaffStep(StaffStepName.Rights, ProbeOutcome.Warning, Messages.Get("CheckMayNotCreate"), Messages.Get("AdviceMayNotCreate")),
    };

    private static StaffStep EMail(SyncedStaff staff) => string.IsNullOrWhiteSpace(staff.EMail)
        ? new StaffStep(StaffStepName.EMail, ProbeOutcome.Failed, Messages.Get("CheckNoEMail"), Messages.Get("AdviceNoEMail"))
        : new StaffStep(StaffStepName.EMail, ProbeOutcome.Passed, Messages.Format("CheckEMail", staff.EMail));
}
