using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Engine.Ews;
using EsExchange.Ews.Diagnostics;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Checks synced staff step by step, several mailboxes at once (manual: "Zuordnung prüfen"). It writes nothing and sends nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EsSyncedStaff")]
[OutputType(typeof(EsStaffStep))]
public sealed class TestEsSyncedStaff : DatabaseCmdlet
{
    private readonly Dictionary<int, Eserp.Configuration.SyncedStaff> _chosen = [];

    /// <summary>Names, mailbox addresses or numbers; wildcards are understood. By default all synced staff.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StaffNumber", "EMail", "Mailbox")]
    [ArgumentCompleter(typeof(SyncedStaffCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <summary>How many mailboxes are checked at once.</summary>
    [Parameter]
    [ValidateRange(1, 27)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Staff, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff staff in FindSyncedStaff(Connection, null, Staff))
            _chosen[staff.StaffNumber] = staff;
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var queue = new PipelineQueue();
        var check = new StaffCheck(Eserp, TimeProvider.System);
        Demand(null, () =>
        {
            queue.Pump(() => check.RunAsync([.. _chosen.Values], ThrottleLimit, (staff, steps) => queue.Post(() => Write(staff, steps)), StopToken));
            return true;
        });
    }

    private void Write(Eserp.Configuration.SyncedStaff staff, IReadOnlyList<StaffStep> steps)
    {
        foreach (StaffStep step in steps)
            WriteObject(new EsStaffStep(staff, step));
        foreach (StaffStep failed in steps.Where(step => step.Outcome == ProbeOutcome.Failed))
            WriteError(ErrorRecords.From(new CommandException("StaffTestFailed." + failed.Name, $"{staff.Name} ({staff.StaffNumber}): {failed.Message} {failed.Advice}".Trim()), staff.EMail));
    }
}
