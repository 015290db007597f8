using System;
using System.Threading;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Operations.Runs;

/// <summary>Adds up what a run does.</summary>
internal sealed class RunTally : ISyncObserver
{
    private int _mailboxes;
    private int _failed;
    private int _eserp;
    private int _exchange;
    private int _skipped;
    private int _conflicts;
    private int _errors;

    public void OnChange(PlannedChange change)
    {
    }

    public void OnPlanned(PlannedChange change)
    {
    }

    public void OnIssue(string mailbox, SyncIssue issue)
    {
    }

    public void OnProgress(MailboxProgress progress)
    {
    }

    public void OnFinished(MailboxResult result)
    {
        Interlocked.Increment(ref _mailboxes);
        if (result.Failure is not null)
            Interlocked.Increment(ref _failed);
        Interlocked.Add(ref _eserp, result.Eserp.Total);
        Interlocked.Add(ref _exchange, result.Exchange.Total);
        Interlocked.Add(ref _skipped, result.Skipped);
        Interlocked.Add(ref _conflicts, result.Conflicts);
        Interlocked.Add(ref _errors, result.Errors);
    }

    /// <summary>The sum, for a run that ended with an error or without one.</summary>
    public RunReport Report(Exception? error, TimeSpan duration) =>
        new(Judge(error, _failed), _mailboxes, _failed, _eserp, _exchange, _skipped, _conflicts, _errors, duration, error);

    private static RunOutcome Judge(Exception? error, int failed) => error switch
    {
        null => failed == 0 ? RunOutcome.Completed : RunOutcome.MailboxesFailed,
        OperationCanceledException => RunOutcome.Cancelled,
        SyncException { ErrorId: "InterfaceInUse" } => RunOutcome.InterfaceInUse,
        _ => RunOutcome.Failed,
    };
}
