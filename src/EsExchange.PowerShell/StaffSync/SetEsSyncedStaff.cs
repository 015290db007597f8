using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Changes the options of synced staff; what is not given stays. Changing an option deletes nothing.</summary>
[Cmdlet(VerbsCommon.Set, "EsSyncedStaff", SupportsShouldProcess = true)]
[OutputType(typeof(EsSyncedStaff))]
public sealed class SetEsSyncedStaff : StaffOptionsCmdlet
{
    /// <summary>Names, mailbox addresses or numbers; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StaffNumber", "EMail", "Mailbox")]
    [ArgumentCompleter(typeof(SyncedStaffCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[] Staff { get; set; } = [];

    /// <summary>Outputs the changed staff.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Staff, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff stored in FindSyncedStaff(null, null, Staff))
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
