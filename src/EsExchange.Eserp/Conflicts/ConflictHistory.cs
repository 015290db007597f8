using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Conflicts;

/// <summary>The conflicts.</summary>
internal sealed class ConflictHistory(IDatabaseAccess access, TimeProvider time) : IConflictHistory
{
    public Task<IReadOnlyList<RecordedConflict>> GetConflictsAsync(bool includeResolved, CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<RecordedConflict>>(
        db => [.. db.Query<Row>("SELECT * FROM es.Conflict WHERE Resolved IS NULL OR @includeResolved = 1 ORDER BY ConflictId DESC", new { includeResolved }).Select(ToConflict)],
        cancellationToken);

    public Task<bool> ResolveAsync(long conflictId, string kept, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Execute("UPDATE es.Conflict SET Resolved = @now, Kept = @kept WHERE ConflictId = @conflictId AND Resolved IS NULL", new { conflictId, kept, now = Clock.Now(time) }) > 0,
        cancellationToken);

    private static RecordedConflict ToConflict(Row row)
    {
        var kind = (ItemKind)row.Kind;
        return new RecordedConflict
        {
            ConflictId = row.ConflictId,
            RunId = row.RunId,
            ConnectionId = (int)row.ConnectionId,
            StaffNumber = (int)row.StaffNumber,
            Kind = kind,
            EserpId = row.EserpId,
            ItemId = row.ItemId,
            Field = Enum.TryParse(row.Field, out ItemField field) ? field : throw new EserpException(EserpError.Corrupt, Messages.Format("UnknownConflictField", row.ConflictId, row.Field)),
            Base = ContentJson.Read(kind, row.Base),
            Eserp = ContentJson.Read(kind, row.Eserp)!,
            Exchange = ContentJson.Read(kind, row.Exchange)!,
            Winner = (Side)row.Winner,
            Seen = row.Seen,
            Resolved = row.Resolved,
            Kept = row.Kept,
        };
    }

    private sealed class Row
    {
        public long ConflictId { get; init; }

        public long RunId { get; init; }

        public long ConnectionId { get; init; }

        public long StaffNumber { get; init; }

        public long Kind { get; init; }

        public long EserpId { get; init; }

        public string? ItemId { get; init; }

        public string Field { get; init; } = string.Empty;

        public string? Base { get; init; }

        public string Eserp { get; init; } = string.Empty;

        public string Exchange { get; init; } = string.Empty;

        public long Winner { get; init; }

        public Instant Seen { get; init; }

        public Instant? Resolved { get; init; }

        public string? Kept { get; init; }
    }
}
