using System;
using System.Collections.Generic;
using System.Management.Automation;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Operations.Events;
using EsExchange.Operations.Logging;
using EsExchange.Operations.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Syncs the mailboxes of the synced staff, both ways; with -WhatIf it outputs the exact changes and writes nothing.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EsSync", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncResult), typeof(EsPlannedChange))]
public sealed class InvokeEsSync : SyncCmdlet
{
    /// <summary>
    /// For runs that nobody watches: asks nothing, writes to the event log of Windows, and leaves how it ended in $LASTEXITCODE (0: all mailboxes
    /// came to their end; 1: the run could not be made; 2: mailboxes failed; 3: another interface is running).
    /// </summary>
    [Parameter]
    public SwitchParameter Unattended { get; set; }

    /// <summary>How long to wait for the end of another interface, in minutes or as a TimeSpan, before the run is refused.</summary>
    [Parameter]
    [Minutes]
    public TimeSpan WaitTimeout { get; set; }

    /// <summary>A file that Export-EsSyncPlan has saved: its changes are made and no others; where others are due, the run is refused.</summary>
    [Parameter]
    public string? Plan { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        SetExitCode(RunOutcome.Failed);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool planOnly = IsWhatIf;
        SavedPlan? plan = Plan is null ? null : Demand(Plan, () => PlanFile.Read(GetUnresolvedProviderPathFromPSPath(Plan)));
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = ChooseStaff();
        bool isAgreed = planOnly || staff.Count == 0 || Unattended || ShouldProcess(Messages.Format("SyncTarget", staff.Count), Messages.Get("SyncAction"));
        if (staff.Count == 0 || !isAgreed)
        {
            SetExitCode(RunOutcome.Completed);
            return;
        }

        using var queue = new PipelineQueue();
        RunLog? log = planOnly ? null : OpenLog(queue);
        IRunEvents? events = Unattended && !planOnly ? EventLogs.Find() : null;
        if (!planOnly)
            WarnOfStale(staff, log, events);

        SupervisedRun run = CreateRun(log, events);
        var observer = new SyncPipeline(this, queue, staff.Count, Eserp.Zone);
        RunReport? report = null;
        queue.Pump(async () => report = await run.RunAsync(new SyncRequest(staff, ThrottleLimit, planOnly) { Plan = plan }, observer, WaitTimeout, StopToken).ConfigureAwait(false));
        SetExitCode(report!.Outcome);
        EndWith(report);
    }

    private void SetExitCode(RunOutcome outcome)
    {
        if (Unattended)
            SessionState.PSVariable.Set("global:LASTEXITCODE", (int)outcome);
    }
}
