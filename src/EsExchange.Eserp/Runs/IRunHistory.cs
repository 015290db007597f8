using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using NodaTime;

namespace EsExchange.Eserp.Runs;

/// <summary>The history of runs.</summary>
public interface IRunHistory
{
    /// <summary>Records that a run of a mailbox has begun.</summary>
    /// <returns>The run's number.</returns>
    Task<long> StartAsync(int connectionId, int staffNumber, CancellationToken cancellationToken);

    /// <summary>Records how a run ended.</summary>
    Task FinishAsync(long runId, RunSummary summary, CancellationToken cancellationToken);

    /// <summary>The latest runs, the latest first.</summary>
    /// <param name="count">The largest number of runs.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RecordedRun>> GetRunsAsync(int count, CancellationToken cancellationToken);

    /// <summary>The runs before a run, the latest first, for reading a long history page by page.</summary>
    /// <param name="runId">The number of the run that comes next after them; <see cref="long.MaxValue"/> for the first page.</param>
    /// <param name="count">The largest number of runs.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RecordedRun>> GetRunsBeforeAsync(long runId, int count, CancellationToken cancellationToken);

    /// <summary>How the latest runs of each synced mailbox ended; a mailbox that never ran is listed too.</summary>
    Task<IReadOnlyList<LatestRuns>> GetLatestRunsAsync(CancellationToken cancellationToken);
}

/// <summary>A run of one mailbox.</summary>
/// <param name="RunId">Its number.</param>
/// <param name="Connection">The connection's name; empty where it was removed since.</param>
/// <param name="StaffNumber">The staff member's number.</param>
/// <param name="Name">The staff member's name.</param>
/// <param name="EMail">The mailbox address; null where eserp has none.</param>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended; null while it runs, or where it was killed.</param>
/// <param name="Summary">What it did; null where it did not end.</param>
public sealed record RecordedRun(long RunId, string Connection, int StaffNumber, string Name, string? EMail, Instant Started, Instant? Finished, RunSummary? Summary);

/// <summary>How the latest runs of a synced mailbox ended.</summary>
/// <param name="ConnectionId">The connection's number.</param>
/// <param name="StaffNumber">The staff member's number.</param>
/// <param name="Completed">When the last run that came to its end ended; null for none.</param>
/// <param name="Failed">When the last run that failed ended; null for none.</param>
/// <param name="Failure">The error of that run.</param>
/// <param name="Began">When the last run began that has not ended: it still runs, or was killed; null for none.</param>
public sealed record LatestRuns(int ConnectionId, int StaffNumber, Instant? Completed, Instant? Failed, string? Failure, Instant? Began)
{
    /// <summary>When the last run ended, well or not; null for none.</summary>
    public Instant? Ended => Completed is { } completed && Failed is { } failed ? Instant.Max(completed, failed) : Completed ?? Failed;
}

/// <summary>What a run did.</summary>
public sealed record RunSummary
{
    /// <summary>Created, updated and deleted in eserp.</summary>
    public WriteCounts Eserp { get; init; } = WriteCounts.None;

    /// <summary>Created, updated and deleted in Exchange.</summary>
    public WriteCounts Exchange { get; init; } = WriteCounts.None;

    /// <summary>Items that did not cross, each with an issue.</summary>
    public int Skipped { get; init; }

    /// <summary>Fields that both sides had changed.</summary>
    public int Conflicts { get; init; }

    /// <summary>Items that failed.</summary>
    public int Errors { get; init; }

    /// <summary>The error that ended the run early; null where it came to its end.</summary>
    public string? Failure { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>Counted writes to one side.</summary>
public sealed record WriteCounts(int Created, int Updated, int Deleted)
{
    /// <summary>No write.</summary>
    public static WriteCounts None { get; } = new(0, 0, 0);

    /// <summary>All writes.</summary>
    public int Total => Created + Updated + Deleted;
}
