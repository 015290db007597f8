using System;
using EsExchange.Eserp.Runs;
using NodaTime;

namespace EsExchange.Operations.Status;

/// <summary>Judges how a mailbox stands.</summary>
internal static class StatusRule
{
    /// <summary>How many intervals a mailbox may go without a run that came to its end.</summary>
    private const int AllowedIntervals = 2;

    /// <summary>The state at an instant. A clock that was set back makes nothing stale.</summary>
    public static MailboxState Judge(bool isOn, LatestRuns? runs, TimeSpan interval, Instant now)
    {
        if (!isOn)
            return MailboxState.Off;
        if (runs?.Completed is not { } completed)
            return MailboxState.NeverSynced;
        if (now - completed > Duration.FromTimeSpan(interval) * AllowedIntervals)
            return MailboxState.Stale;
        return runs.Failed > completed ? MailboxState.Failing : MailboxState.UpToDate;
    }
}
