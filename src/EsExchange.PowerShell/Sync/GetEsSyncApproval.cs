using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Lists the deletions that wait for consent, since a mailbox would lose too much at once.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncApproval")]
[OutputType(typeof(EsSyncApproval))]
public sealed class GetEsSyncApproval : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(null, () =>
    {
        foreach (RecordedIssue issue in Await(token => Eserp.Issues.GetIssuesAsync(false, token)).Where(issue => issue.Reason == SyncIssue.HeldByBrake))
        {
            bool isOfStaff = Wildcards.Match(Staff, issue.Name) || Wildcards.Match(Staff, issue.EMail) || Wildcards.Match(Staff, issue.StaffNumber.ToString(CultureInfo.InvariantCulture));
            if (isOfStaff)
                WriteObject(new EsSyncApproval(issue));
        }
    });
}
