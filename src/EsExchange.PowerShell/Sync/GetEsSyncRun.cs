using System.Globalization;
using System.Management.Automation;
using EsExchange.Eserp.Runs;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Sync;

/// <summary>Lists the latest runs of the mailboxes.</summary>
[Cmdlet(VerbsCommon.Get, "EsSyncRun")]
[OutputType(typeof(EsSyncRun))]
public sealed class GetEsSyncRun : DatabaseCmdlet
{
    /// <summary>Names, mailbox addresses or numbers of staff; wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SyncedNameCompleter))]
    [SupportsWildcards]
    public string[]? Staff { get; set; }

    /// <summary>How many of the latest runs are looked at.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int Last { get; set; } = 100;

    /// <inheritdoc/>
    protected override void EndProcessing() => ForItem(null, () =>
    {
        foreach (RecordedRun run in Await(token => Eserp.Runs.GetRunsAsync(Last, token)))
        {
            if (Wildcards.Match(Staff, run.Name) || Wildcards.Match(Staff, run.EMail) || Wildcards.Match(Staff, run.StaffNumber.ToString(CultureInfo.InvariantCulture)))
                WriteObject(new EsSyncRun(run));
        }
    });
}
