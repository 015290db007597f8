using System.Management.Automation;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;
using NodaTime;

namespace EsExchange.PowerShell.Sync;

/// <summary>Brings the events of a run onto the pipeline: results, planned changes, errors, progress and verbose lines.</summary>
internal sealed class SyncPipeline(Cmdlet cmdlet, PipelineQueue queue, int mailboxes, DateTimeZone zone) : ISyncObserver
{
    private const int Activity = 1;
    private int _finished;

    public void OnChange(PlannedChange change) => queue.Post(() =>
        cmdlet.WriteVerbose($"{change.Mailbox}: {change.Change} '{change.Subject}' in {change.Side} ({change.Reason})"));

    public void OnPlanned(PlannedChange change) => queue.Post(() => cmdlet.WriteObject(new EsPlannedChange(change, zone)));

    public void OnIssue(string mailbox, SyncIssue issue) => queue.Post(() =>
        cmdlet.WriteVerbose($"{mailbox}: '{issue.Subject}' did not cross ({issue.Reason}). {issue.Message}"));

    public void OnProgress(MailboxProgress progress) => queue.Post(() =>
        cmdlet.WriteProgress(new ProgressRecord(Activity, Messages.Get("SyncActivity"), Messages.Format("SyncProgress", _finished, mailboxes))
        {
            CurrentOperation = Messages.Format("SyncOperation", progress.Mailbox, progress.Phase, progress.Looked),
            PercentComplete = 100 * _finished / mailboxes,
        }));

    public void OnFinished(MailboxResult result) => queue.Post(() =>
    {
        _finished++;
        if (result.Failure is { } failure)
            cmdlet.WriteError(ErrorRecords.From(failure, result.Mailbox));
        if (!result.PlanOnly)
            cmdlet.WriteObject(new EsSyncResult(result));
        if (_finished == mailboxes)
            cmdlet.WriteProgress(new ProgressRecord(Activity, Messages.Get("SyncActivity"), Messages.Get("SyncDone")) { RecordType = ProgressRecordType.Completed });
    });
}
