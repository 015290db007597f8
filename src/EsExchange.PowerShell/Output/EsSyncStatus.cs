using System;
using EsExchange.Operations.Status;

namespace EsExchange.PowerShell.Output;

/// <summary>How a synced mailbox stands; times are in this machine's zone.</summary>
public sealed class EsSyncStatus
{
    internal EsSyncStatus(MailboxStatus status)
    {
        Connection = status.Staff.Connection;
        StaffNumber = status.Staff.StaffNumber;
        Name = status.Staff.Name;
        Mailbox = status.Staff.EMail;
        State = status.State;
        SyncInterval = status.Interval;
        LastRun = status.LastRun?.ToDateTimeUtc().ToLocalTime();
        LastSuccess = status.LastSuccess?.ToDateTimeUtc().ToLocalTime();
        Age = status.Age;
        OpenIssues = status.OpenIssues;
        WaitingApprovals = status.WaitingApprovals;
        Conflicts = status.Conflicts;
        LastFailure = status.LastFailed?.ToDateTimeUtc().ToLocalTime();
        Failure = status.Failure;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address; null where eserp has none.</summary>
    public string? Mailbox { get; }

    /// <summary>UpToDate; Failing: the last run failed; Stale: no run has come to its end for over two intervals; NeverSynced; Off.</summary>
    public MailboxState State { get; }

    /// <summary>Whether no run has come to its end for over two intervals, or ever.</summary>
    public bool IsStale => State is MailboxState.Stale or MailboxState.NeverSynced;

    /// <summary>How often the connection's mailboxes shall be synced.</summary>
    public TimeSpan SyncInterval { get; }

    /// <summary>When its last run ended, or began where it has not ended; null for none.</summary>
    public DateTime? LastRun { get; }

    /// <summary>When the last run that came to its end ended; null for none.</summary>
    public DateTime? LastSuccess { get; }

    /// <summary>How long ago that was; null for none.</summary>
    public TimeSpan? Age { get; }

    /// <summary>Items that did not cross; Get-EsSyncIssue lists them.</summary>
    public int OpenIssues { get; }

    /// <summary>Deletions that wait for consent; Get-EsSyncApproval lists them.</summary>
    public int WaitingApprovals { get; }

    /// <summary>Fields that both sides had changed and on which nobody has decided; Get-EsSyncConflict lists them.</summary>
    public int Conflicts { get; }

    /// <summary>When the last run that failed ended; null for none.</summary>
    public DateTime? LastFailure { get; }

    /// <summary>The error of that run.</summary>
    public string? Failure { get; }
}
