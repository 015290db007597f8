using System.Linq;
using System.Management.Automation;
using EsExchange.Engine.Conflicts;
using EsExchange.Eserp.Conflicts;
using EsExchange.PowerShell.Common;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Sync;

/// <summary>Decides on conflicts: puts the chosen value into eserp; the next run brings it to Exchange.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "EsSyncConflict", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class ResolveEsSyncConflict : DatabaseCmdlet
{
    /// <summary>Numbers of the conflicts, as Get-EsSyncConflict lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long[] ConflictId { get; set; } = [];

    /// <summary>Whose value is kept: Exchange's, eserp's, or the Base that both had before.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public KeptValue Keep { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long id in ConflictId)
        {
            ForItem(id, () =>
            {
                RecordedConflict conflict = Await(token => Eserp.Conflicts.GetConflictsAsync(false, token)).FirstOrDefault(candidate => candidate.ConflictId == id)
                    ?? throw new CommandException("NoConflict", Messages.Format("NoConflict", id));
                if (ShouldProcess(Messages.Format("FieldTarget", conflict.Field, conflict.Eserp.Title), Messages.Format("ResolveConflictAction", Keep)))
                    Await(token => new ConflictResolver(Eserp).ResolveAsync(conflict, Keep, token));
            });
        }
    }
}
