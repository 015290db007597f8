using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Connections;
using EsExchange.PowerShell.Output;
using EsExchange.PowerShell.StaffSync;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Saves the exact changes that a run would make, to be reviewed; Invoke-EsSync -Plan then makes these and no others, or refuses.</summary>
[Cmdlet(VerbsData.Export, "EsSyncPlan", SupportsShouldProcess = true)]
[OutputType(typeof(EsPlannedChange))]
public sealed class ExportEsSyncPlan : DatabaseCmdlet
{
    /// <summary>The file; an existing one is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>How many mailboxes are worked on at once.</summary>
    [Parameter]
    [ValidateRange(1, 27)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(Path, () =>
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        Await(token => NamedConnections.FindAsync(Eserp.Configuration, Connection, token));
        IReadOnlyList<Eserp.Configuration.SyncedStaff> staff = ChosenStaff.Choose(Await(Eserp.Configuration.GetSyncedStaffAsync), Connection, null, Staff);
        var collector = new PlanCollector();
        var engine = new SyncEngine(Eserp, new EwsConnector(TimeProvider.System), TimeProvider.System);
        Await(token => engine.RunAsync(new SyncRequest(staff, ThrottleLimit, PlanOnly: true), collector, token));
        if (collector.Failures is [{ } failed, ..])
            throw new CommandException("PlanIncomplete", Messages.Format("PlanIncomplete", failed.Mailbox, failed.Failure?.Message));
        if (ShouldProcess(path, Messages.Format("SavePlanAction", collector.Changes.Count)))
            PlanFile.Write(path, new SavedPlan(Eserp.Id, DateTimeOffset.UtcNow, collector.Changes.Select(PlanLine.Of)));
        foreach (PlannedChange change in collector.Changes)
            WriteObject(new EsPlannedChange(change, Eserp.Zone));
    });
}
