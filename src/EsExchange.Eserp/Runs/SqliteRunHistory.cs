using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Runs;

/// <summary>The history of runs in a SQLite file.</summary>
internal sealed class SqliteRunHistory(SqliteAccess access, TimeProvider time) : IRunHistory
{
    public Task<long> StartAsync(int connectionId, int staffNumber, CancellationToken cancellationToken) => access.WriteAsync(
        (db, transaction) =>
        {
            db.Execute(
                "INSERT INTO es_Run (ConnectionId, StaffNumber, Started) VALUES (@connectionId, @staffNumber, @started)",
                new { connectionId, staffNumber, started = Timestamp.Write(Timestamp.Now(time)) },
                transaction);
            return db.ExecuteScalar<long>("SELECT last_insert_rowid()", transaction: transaction);
        },
        cancellationToken);

    public Task FinishAsync(long runId, RunSummary summary, CancellationToken cancellationToken) => access.WriteAsync(
        (db, transaction) => db.Execute(
            "UPDATE es_Run SET Finished = @finished, IsComplete = @isComplete, Summary = @summary WHERE RunId = @runId",
            new { runId, finished = Timestamp.Write(Timestamp.Now(time)), isComplete = summary.Failure is null, summary = JsonSerializer.Serialize(summary) },
            transaction),
        cancellationToken);

    public Task<IReadOnlyList<LastSync>> GetLastSyncsAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<LastSync>>(
        db => [.. db.Query<Row>("SELECT ConnectionId, StaffNumber, max(Finished) AS Finished FROM es_Run WHERE IsComplete = 1 GROUP BY ConnectionId, StaffNumber")
            .Select(row => new LastSync((int)row.ConnectionId, (int)row.StaffNumber, Timestamp.Read(row.Finished)))],
        cancellationToken);

    private sealed class Row
    {
        public long ConnectionId { get; init; }

        public long StaffNumber { get; init; }

        public string Finished { get; init; } = string.Empty;
    }
}
