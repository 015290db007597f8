using System;
using System.Management.Automation;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Undo;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Takes back what a run wrote, on both sides; with -WhatIf it outputs what would be taken back.</summary>
[Cmdlet(VerbsCommon.Undo, "EsSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EsUndoStep))]
public sealed class UndoEsSync : DatabaseCmdlet
{
    /// <summary>Numbers of runs, as Get-EsSyncRun lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long[] RunId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long id in RunId)
            ForItem(id, () => Undo(id));
    }

    private void Undo(long runId)
    {
        var undo = new RunUndo(Eserp, new EwsConnector(TimeProvider.System), TimeProvider.System);
        bool planOnly = !ShouldProcess(Messages.Format("RunTarget", runId), Messages.Get("UndoAction"));
        if (planOnly && !IsWhatIf)
            return;
        foreach (UndoStep step in Await(token => undo.UndoAsync(runId, planOnly, token)))
            WriteObject(new EsUndoStep(step));
    }
}
