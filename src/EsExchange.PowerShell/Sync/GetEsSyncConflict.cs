using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Staff;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Lists the fields that both sides had changed, with the value that was kept and the one that was not.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncConflict")]
[OutputType(typeof(EsSyncConflict))]
public sealed class GetEsSyncConflict : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>Lists also the conflicts on which somebody has decided.</summary>
    [Parameter]
    public SwitchParameter IncludeResolved { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(null, () =>
    {
        Dictionary<int, string> connections = Await(Eserp.Configuration.GetConnectionsAsync).ToDictionary(connection => connection.Id, connection => connection.Name);
        Dictionary<int, StaffMember> members = Await(Eserp.Staff.GetStaffAsync).ToDictionary(member => member.StaffNumber);
        foreach (RecordedConflict conflict in Await(token => Eserp.Conflicts.GetConflictsAsync(IncludeResolved, token)))
        {
            StaffMember? member = members.TryGetValue(conflict.StaffNumber, out StaffMember? found) ? found : null;
            bool isOfStaff = Wildcards.Match(Staff, member?.Name) || Wildcards.Match(Staff, member?.EMail)
                || Wildcards.Match(Staff, conflict.StaffNumber.ToString(CultureInfo.InvariantCulture));
            string connection = connections.TryGetValue(conflict.ConnectionId, out string? name) ? name : string.Empty;
            if (isOfStaff)
                WriteObject(new EsSyncConflict(conflict, connection, member?.Name ?? string.Empty, Eserp.Zone));
        }
    });
}
