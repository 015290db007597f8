using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Database;
using NodaTime;

namespace EsExchange.Eserp.Runs;

/// <summary>The history of runs.</summary>
internal sealed class RunHistory(IDatabaseAccess access, TimeProvider time) : IRunHistory
{
    private const string Columns =
        """
        SELECT r.RunId, coalesce(c.Name, '') AS Connection, r.StaffNumber, coalesce(m.Name, '') AS Name, m.EMail, r.Started, r.Finished, r.Summary
        FROM es.Run r LEFT JOIN es.Connection c ON c.ConnectionId = r.ConnectionId LEFT JOIN es.Staff m ON m.StaffNumber = r.StaffNumber

        """;

    // Each of the inner queries reads one entry of the index (mailbox, complete, finished), however long the history is.
    private const string Latest =
        """
        SELECT x.ConnectionId, x.StaffNumber, x.Completed, x.Failed, f.Summary AS FailedSummary, o.Started AS Began
        FROM (
          SELECT s.ConnectionId, s.StaffNumber,
            (SELECT max(r.Finished) FROM es.Run r WHERE r.ConnectionId = s.ConnectionId AND r.StaffNumber = s.StaffNumber AND r.IsComplete = 1) AS Completed,
            (SELECT max(r.Finished) FROM es.Run r WHERE r.ConnectionId = s.ConnectionId AND r.StaffNumber = s.StaffNumber AND r.IsComplete = 0) AS Failed,
            (SELECT max(r.RunId) FROM es.Run r WHERE r.ConnectionId = s.ConnectionId AND r.StaffNumber = s.StaffNumber AND r.IsComplete = 0 AND r.Finished IS NULL) AS OpenRunId
          FROM es.SyncedStaff s) x
        LEFT JOIN es.Run f ON f.ConnectionId = x.ConnectionId AND f.StaffNumber = x.StaffNumber AND f.IsComplete = 0 AND f.Finished = x.Failed
        LEFT JOIN es.Run o ON o.RunId = x.OpenRunId
        ORDER BY x.ConnectionId, x.StaffNumber
        """;

    public Task<long> StartAsync(int connectionId, int staffNumber, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Insert(
            "INSERT INTO es.Run (ConnectionId, StaffNumber, Started) VALUES (@connectionId, @staffNumber, @started)",
            new { connectionId, staffNumber, started = Clock.Now(time) }),
        cancellationToken);

    public Task FinishAsync(long runId, RunSummary summary, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Execute(
            "UPDATE es.Run SET Finished = @finished, IsComplete = @isComplete, Summary = @summary WHERE RunId = @runId",
            new { runId, finished = Clock.Now(time), isComplete = summary.Failure is null, summary = JsonSerializer.Serialize(summary) }),
        cancellationToken);

    public Task<IReadOnlyList<RecordedRun>> GetRunsAsync(int count, CancellationToken cancellationToken) => GetRunsBeforeAsync(long.MaxValue, count, cancellationToken);

    public Task<IReadOnlyList<RecordedRun>> GetRunsBeforeAsync(long runId, int count, CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<RecordedRun>>(
        db => [.. db.Query<RunRow>(
            Columns + "WHERE r.RunId < @runId ORDER BY r.RunId DESC OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY", new { runId, count }).Select(row => new RecordedRun(
                row.RunId, row.Connection, (int)row.StaffNumber, row.Name, row.EMail, row.Started, row.Finished, ReadSummary(row.Summary)))],
        cancellationToken);

    public Task<IReadOnlyList<LatestRuns>> GetLatestRunsAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<LatestRuns>>(
        db => [.. db.Query<LatestRow>(Latest)
            .GroupBy(row => (row.ConnectionId, row.StaffNumber), (mailbox, rows) => rows.Last())
            .Select(row => new LatestRuns((int)row.ConnectionId, (int)row.StaffNumber, row.Completed, row.Failed, ReadSummary(row.FailedSummary)?.Failure, row.Began))],
        cancellationToken);

    private static RunSummary? ReadSummary(string? json) => json is null ? null : JsonSerializer.Deserialize<RunSummary>(json);

    private sealed class RunRow
    {
        public long RunId { get; init; }

        public string Connection { get; init; } = string.Empty;

        public long StaffNumber { get; init; }

        public string Name { get; init; } = string.Empty;

        public string? EMail { get; init; }

        public Instant Started { get; init; }

        public Instant? Finished { get; init; }

        public string? Summary { get; init; }
    }

    private sealed class LatestRow
    {
        public long ConnectionId { get; init; }

        public long StaffNumber { get; init; }

        public Instant? Completed { get; init; }

        public Instant? Failed { get; init; }

        public string? FailedSummary { get; init; }

        public Instant? Began { get; init; }
    }
}
