using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.Output;
using EsExchange.PowerShell.StaffSync;

namespace EsExchange.PowerShell.Sync;

/// <summary>Syncs the mailboxes of the synced staff, both ways; with -WhatIf it outputs the exact changes and writes nothing.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EsSync", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncResult), typeof(EsPlannedChange))]
public sealed class InvokeEsSync : DatabaseCmdlet
{
    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    public string[]? Connection { get; set; }

    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter]
    public string[]? Staff { get; set; }

    /// <summary>How many mailboxes are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 27)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool planOnly = MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) ? ((SwitchParameter)whatIf).IsPresent : GetVariableValue("WhatIfPreference") is true;
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = Demand(Staff, Choose);
        if (staff.Count == 0)
        {
            WriteWarning("No staff is synced. Add-EsSyncedStaff adds some.");
            return;
        }

        if (!planOnly && !ShouldProcess($"{staff.Count} mailboxes", "Synchronise"))
            return;

        var engine = new SyncEngine(Eserp, new EwsConnector(TimeProvider.System), TimeProvider.System);
        using var queue = new PipelineQueue();
        var observer = new SyncPipeline(this, queue, staff.Count, Eserp.Zone);
        try
        {
            Demand(null, () =>
            {
                queue.Pump(() => engine.RunAsync(new SyncRequest(staff, ThrottleLimit, planOnly), observer, StopToken));
                return true;
            });
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private IReadOnlyList<Eserp.Configuration.SyncedStaff> Choose()
    {
        Await(token => NamedConnections.FindAsync(Eserp.Configuration, Connection, token));
        return ChosenStaff.Choose(Await(Eserp.Configuration.GetSyncedStaffAsync), Connection, null, Staff);
    }
}
