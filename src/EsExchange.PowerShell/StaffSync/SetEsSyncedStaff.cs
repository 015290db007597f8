using System.Management.Automation;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Changes the options of synced staff; what is not given stays. Changing an option deletes nothing.</summary>
[Cmdlet(VerbsCommon.Set, "EsSyncedStaff", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncedStaff))]
public sealed class SetEsSyncedStaff : StaffOptionsCmdlet
{
    /// <summary>Numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SyncedStaffCompleter))]
    public int[] StaffNumber { get; set; } = [];

    /// <summary>Outputs the changed staff.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(StaffNumber, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff stored in FindSyncedStaff(null, StaffNumber, null))
        {
            if (!ShouldProcess($"{stored.Name} <{stored.EMail}>", Messages.Get("SetStaffAction")))
                continue;
            Eserp.Configuration.SyncedStaff changed = Apply(stored);
            Await(token => Eserp.Configuration.UpdateSyncedStaffAsync(changed, token));
            if (PassThru)
                WriteObject(new EsSyncedStaff(changed));
        }
    });
}
