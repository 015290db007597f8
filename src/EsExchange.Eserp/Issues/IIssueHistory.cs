using EsExchange.Sync.Model;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using NodaTime;

namespace EsExchange.Eserp.Issues;

/// <summary>Why items did not cross, for an admin to read.</summary>
public interface IIssueHistory
{
    /// <summary>The issues of all mailboxes, the latest first.</summary>
    /// <param name="includeEnded">Whether issues that have ended are listed too; they are kept for the days that the connection says.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RecordedIssue>> GetIssuesAsync(bool includeEnded, CancellationToken cancellationToken);

    /// <summary>How many issues are open in each mailbox, for those that have any.</summary>
    Task<IReadOnlyList<IssueCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Agrees to deletions that wait for an admin; the next run makes them where they are still due.</summary>
    /// <returns>How many of them were still waiting.</returns>
    Task<int> ApproveAsync(IReadOnlyCollection<long> issueIds, CancellationToken cancellationToken);
}

/// <summary>How many issues are open in a mailbox.</summary>
/// <param name="ConnectionId">The connection's number.</param>
/// <param name="StaffNumber">The staff member's number.</param>
/// <param name="Open">Items that did not cross.</param>
/// <param name="Waiting">Deletions among them that wait for an admin's consent.</param>
public sealed record IssueCount(int ConnectionId, int StaffNumber, int Open, int Waiting);

/// <summary>Why one item did not cross, and since when.</summary>
public sealed record RecordedIssue
{
    /// <summary>The number of the issue.</summary>
    public required long IssueId { get; init; }

    /// <summary>The connection's name; empty where it was removed since.</summary>
    public required string Connection { get; init; }

    /// <summary>The staff member's number.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>The staff member's name.</summary>
    public required string Name { get; init; }

    /// <summary>The mailbox address; null where eserp has none.</summary>
    public string? EMail { get; init; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; init; }

    /// <summary>The appointment in eserp; null where there is none.</summary>
    public long? EserpId { get; init; }

    /// <summary>The item in Exchange; null where there is none.</summary>
    public string? ItemId { get; init; }

    /// <summary>Its subject; null where it could not be read.</summary>
    public string? Subject { get; init; }

    /// <summary>A stable word.</summary>
    public required string Reason { get; init; }

    /// <summary>What happened and what happens next.</summary>
    public required string Message { get; init; }

    /// <summary>The side that had reported the item's deletion, which is still to be brought across; null for none.</summary>
    public Sync.Model.Side? DeletedIn { get; init; }

    /// <summary>When an admin agreed to the deletion; null where nobody did.</summary>
    public Instant? Approved { get; init; }

    /// <summary>Whether every run tries again.</summary>
    public bool Retry { get; init; }

    /// <summary>Since when.</summary>
    public Instant FirstSeen { get; init; }

    /// <summary>When it was seen last.</summary>
    public Instant LastSeen { get; init; }

    /// <summary>When the item crossed or went away; null while the issue is open.</summary>
    public Instant? Ended { get; init; }
}
