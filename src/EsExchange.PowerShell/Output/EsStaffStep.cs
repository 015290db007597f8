using EsExchange.Engine.Ews;
using EsExchange.Eserp.Configuration;

namespace EsExchange.PowerShell.Output;

/// <summary>One step of the check of a synced staff member.</summary>
public sealed class EsStaffStep
{
    internal EsStaffStep(SyncedStaff staff, StaffStep step)
    {
        Connection = staff.Connection;
        StaffNumber = staff.StaffNumber;
        Name = staff.Name;
        EMail = staff.EMail;
        Step = step.Name.ToString();
        Result = step.Outcome.ToString();
        Message = step.Message;
        Advice = step.Advice;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The number in eserp.</summary>
    public int StaffNumber { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address; null where eserp has none.</summary>
    public string? EMail { get; }

    /// <summary>What was checked.</summary>
    public string Step { get; }

    /// <summary>Passed, Warning, Failed or Skipped.</summary>
    public string Result { get; }

    /// <summary>What was found.</summary>
    public string Message { get; }

    /// <summary>What to do; null where nothing is.</summary>
    public string? Advice { get; }
}
