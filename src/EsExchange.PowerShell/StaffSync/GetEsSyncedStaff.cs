using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Gets the staff whose mailboxes are synced.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncedStaff")]
[OutputType(typeof(EsSyncedStaff))]
public sealed class GetEsSyncedStaff : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[]? Staff { get; set; }

    /// <summary>Numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int[]? StaffNumber { get; set; }

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter]
    public string[]? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(null, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff staff in ChosenStaff.Choose(Await(Eserp.Configuration.GetSyncedStaffAsync), Connection, StaffNumber, Staff))
            WriteObject(new EsSyncedStaff(staff));
    });
}
