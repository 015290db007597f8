using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// The changes of one staff member's items of one kind. Its token is <c>L:number</c> while every existing item is listed once, and <c>S:seq</c> or
/// <c>S:seq:number</c> from then on; the change log is read from its beginning, since it alone knows what was deleted before the list began.
/// Several changes have the same seq where a server counts transactions rather than rows: the number tells how far into them a page went.
/// </summary>
internal sealed class ChangeFeed(int staffNumber, IItemTable items)
{
    private readonly int kind = (int)items.Kind;

    public EserpChangePage Read(Session db, string? token, int maxChanges)
    {
        string[] parts = (token ?? "L:0").Split(':');
        if (parts[0] == "L")
            return List(db, Number(parts[1]), maxChanges);
        (long after, long afterId) = Reached(parts);
        return Changes(db, after, afterId, maxChanges);
    }

    /// <summary>Whether a reader that has come to a token has read a change.</summary>
    public static bool HasRead(string token, long seq, long eserpId)
    {
        string[] parts = token.Split(':');
        if (parts[0] == "L")
            return false;
        (long after, long afterId) = Reached(parts);
        return seq < after || (seq == after && eserpId <= afterId);
    }

    private static (long Seq, long EserpId) Reached(string[] parts) => (Number(parts[1]), parts.Length > 2 ? Number(parts[2]) : long.MaxValue);

    private EserpChangePage List(Session db, long after, int count)
    {
        List<Row> rows = db.Query<Row>(
            $"""
            SELECT i.{items.IdColumn} AS EserpId, CAST(0 AS bit) AS IsDeleted, coalesce(CAST(l.Seq AS bigint), 0) AS Seq
            FROM {items.Owners} i LEFT JOIN es.ChangeLog l ON l.Kind = @kind AND l.EserpId = i.{items.IdColumn} AND l.StaffNumber = i.StaffNumber
            WHERE i.StaffNumber = @staffNumber AND i.{items.IdColumn} > @after
            ORDER BY i.{items.IdColumn} OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY
            """,
            new { kind, staffNumber, after, count });
        bool isWhole = rows.Count < count;
        string next = isWhole ? "S:0" : Token($"L:{rows[rows.Count - 1].EserpId}");
        return new EserpChangePage([.. rows.Select(ToChange)], next, false);
    }

    private EserpChangePage Changes(Session db, long after, long afterId, int count)
    {
        List<Row> rows = db.Query<Row>(
            """
            SELECT CAST(l.Seq AS bigint) AS Seq, l.EserpId, l.IsDeleted FROM es.ChangeLog l
            WHERE l.StaffNumber = @staffNumber AND l.Kind = @kind AND l.Seq >= CAST(@after AS binary(8)) AND l.Seq <= CAST(@end AS binary(8))
              AND (l.Seq > CAST(@after AS binary(8)) OR l.EserpId > @afterId)
            ORDER BY l.Seq, l.EserpId OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY
            """,
            new { kind, staffNumber, after, afterId, end = End(db), count });
        Row? last = rows.LastOrDefault();
        return new EserpChangePage([.. rows.Select(ToChange)], last is null ? Token($"S:{after}:{afterId}") : Token($"S:{last.Seq}:{last.EserpId}"), rows.Count < count);
    }

    private static long End(Session db) => db.Scalar<long>(db.Dialect.EndOfFeed);

    private static EserpChange ToChange(Row row) => new(row.EserpId, row.Seq, row.IsDeleted);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Token(FormattableString text) => FormattableString.Invariant(text);

    private sealed class Row
    {
        public long Seq { get; init; }

        public long EserpId { get; init; }

        public bool IsDeleted { get; init; }
    }
}
