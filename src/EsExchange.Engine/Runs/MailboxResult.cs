using System;
using EsExchange.Eserp.Runs;

namespace EsExchange.Engine.Runs;

/// <summary>What a run did with one mailbox.</summary>
public sealed record MailboxResult
{
    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>The mailbox address; empty where eserp has none.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The staff member's number.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>The staff member's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the changes were only planned; then the counts are of what would be written.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Created, updated and deleted in eserp.</summary>
    public WriteCounts Eserp { get; init; } = WriteCounts.None;

    /// <summary>Created, updated and deleted in Exchange.</summary>
    public WriteCounts Exchange { get; init; } = WriteCounts.None;

    /// <summary>Items that did not cross, each with an issue.</summary>
    public int Skipped { get; init; }

    /// <summary>Fields that both sides had changed.</summary>
    public int Conflicts { get; init; }

    /// <summary>Items that failed, and the mailbox itself where it did.</summary>
    public int Errors { get; init; }

    /// <summary>Why the mailbox was not finished; null where it was.</summary>
    public Exception? Failure { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
