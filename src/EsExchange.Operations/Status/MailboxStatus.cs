using System;
using EsExchange.Eserp.Configuration;
using NodaTime;

namespace EsExchange.Operations.Status;

/// <summary>How a synced mailbox stands.</summary>
public sealed record MailboxStatus
{
    /// <summary>The staff member.</summary>
    public required SyncedStaff Staff { get; init; }

    /// <summary>How often the mailbox shall be synced.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The worst that is true of it.</summary>
    public required MailboxState State { get; init; }

    /// <summary>When its last run ended, or began where it has not ended; null for none.</summary>
    public Instant? LastRun { get; init; }

    /// <summary>When the last run that came to its end ended; null for none.</summary>
    public Instant? LastSuccess { get; init; }

    /// <summary>How long ago that was; null for none.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>When the last run that failed ended; null for none.</summary>
    public Instant? LastFailed { get; init; }

    /// <summary>The error of that run.</summary>
    public string? Failure { get; init; }

    /// <summary>Items that did not cross.</summary>
    public int OpenIssues { get; init; }

    /// <summary>Deletions that wait for an admin's consent.</summary>
    public int WaitingApprovals { get; init; }

    /// <summary>Fields that both sides had changed and on which nobody has decided; Get-EsSyncConflict lists them.</summary>
    public int Conflicts { get; init; }
}
