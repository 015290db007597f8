using System.Collections.Generic;
using System.Linq;
using EsExchange.Operations.Runs;
using EsExchange.Resources;

namespace EsExchange.Operations.Events;

/// <summary>An event for the log that a monitor reads.</summary>
/// <param name="Id">What happened, as a stable number.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What happened and what to do.</param>
public sealed record RunEvent(int Id, EventSeverity Severity, string Message)
{
    /// <summary>A run came to its end.</summary>
    public const int RunCompleted = 1000;

    /// <summary>A run came to its end, but mailboxes failed.</summary>
    public const int MailboxesFailed = 1001;

    /// <summary>A run could not be made, or broke off.</summary>
    public const int RunFailed = 1002;

    /// <summary>A run was refused, since another interface was running.</summary>
    public const int InterfaceInUse = 1003;

    /// <summary>A run was stopped.</summary>
    public const int RunCancelled = 1004;

    /// <summary>Mailboxes had no successful run for over two intervals.</summary>
    public const int MailboxesStale = 1005;

    /// <summary>The event for the end of a run.</summary>
    public static RunEvent Of(RunReport report) => report.Outcome switch
    {
        RunOutcome.Completed => new RunEvent(RunCompleted, EventSeverity.Information, Sum(report)),
        RunOutcome.MailboxesFailed => new RunEvent(MailboxesFailed, EventSeverity.Warning, Messages.Format("RunWithFailures", Sum(report))),
        RunOutcome.InterfaceInUse => new RunEvent(InterfaceInUse, EventSeverity.Warning, report.Error!.Message),
        RunOutcome.Cancelled => new RunEvent(RunCancelled, EventSeverity.Information, Messages.Format("RunStopped", Sum(report))),
        _ => new RunEvent(RunFailed, EventSeverity.Error, Messages.Format("RunBroken", report.Error?.Message, Sum(report))),
    };

    /// <summary>The event for mailboxes that had no successful run for too long; null where there is none.</summary>
    public static RunEvent? OfStale(IReadOnlyCollection<string> warnings) =>
        warnings.Count == 0 ? null : new RunEvent(MailboxesStale, EventSeverity.Warning, string.Join("\n", warnings.ToArray()));

    private static string Sum(RunReport report) => Messages.Format("RunSum",
        report.Mailboxes, report.Failed, report.EserpWrites, report.ExchangeWrites, report.Skipped, report.Conflicts, report.Errors, report.Duration.TotalSeconds);
}

/// <summary>How bad an event is.</summary>
public enum EventSeverity
{
    /// <summary>All is well.</summary>
    Information,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Somebody must do something.</summary>
    Error,
}
