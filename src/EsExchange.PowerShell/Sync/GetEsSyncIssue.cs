using System.Globalization;
using System.Management.Automation;
using EsExchange.Eserp.Issues;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Says of every item that did not cross why, since when, and what happens next.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncIssue")]
[OutputType(typeof(EsSyncIssue))]
public sealed class GetEsSyncIssue : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>Reasons; wildcards are understood.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IssueReasonCompleter))]
    [SupportsWildcards]
    public string[]? Reason { get; set; }

    /// <summary>Lists also the issues that have ended.</summary>
    [Parameter]
    public SwitchParameter IncludeEnded { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(null, () =>
    {
        foreach (RecordedIssue issue in Await(token => Eserp.Issues.GetIssuesAsync(IncludeEnded, token)))
        {
            bool isOfStaff = Wildcards.Match(Staff, issue.Name) || Wildcards.Match(Staff, issue.EMail) || Wildcards.Match(Staff, issue.StaffNumber.ToString(CultureInfo.InvariantCulture));
            if (isOfStaff && Wildcards.Match(Reason, issue.Reason))
                WriteObject(new EsSyncIssue(issue));
        }
    });
}
