using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Gets the staff whose mailboxes are synced.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncedStaff")]
[OutputType(typeof(EsSyncedStaff))]
public sealed class GetEsSyncedStaff : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>Numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SyncedStaffCompleter))]
    public int[]? StaffNumber { get; set; }

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(null, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff staff in FindSyncedStaff(Connection, StaffNumber, Staff))
            WriteObject(new EsSyncedStaff(staff));
    });
}
