using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.Resources;

namespace EsExchange.PowerShell.StaffSync;

/// <summary>Ends the sync of staff members; nothing in their mailboxes or in eserp is deleted.</summary>
[Cmdlet(VerbsCommon.Remove, "EsSyncedStaff", DefaultParameterSetName = Named, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveEsSyncedStaff : DatabaseCmdlet
{
    private const string Named = "Staff";

    /// <summary>Names, mailbox addresses or numbers; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Named, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StaffNumber", "EMail", "Mailbox")]
    [ArgumentCompleter(typeof(SyncedStaffCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[] Staff { get; set; } = [];

    /// <summary>Ends the sync of all, or of all of a connection.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <summary>Names of connections; wildcards are understood.</summary>
    [Parameter(ParameterSetName = "All")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [SupportsWildcards]
    public string[]? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Staff, () =>
    {
        foreach (Eserp.Configuration.SyncedStaff staff in FindSyncedStaff(Connection, null, All ? null : Staff))
        {
            if (ShouldProcess($"{staff.Name} <{staff.EMail}>", Messages.Format("RemoveStaffAction", staff.Connection)))
                Await(token => Eserp.Configuration.RemoveSyncedStaffAsync(staff.ConnectionId, staff.StaffNumber, token));
        }
    });
}
