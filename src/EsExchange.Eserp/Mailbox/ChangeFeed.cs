using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// The changes of one staff member's appointments. Its token is <c>L:appointment:seq</c> while every existing appointment is listed once,
/// and <c>S:seq</c> from then on; the list goes on where the change log was when it began, so that nothing is missed.
/// </summary>
internal sealed class ChangeFeed(int staffNumber)
{
    public EserpChangePage Read(Session db, string? token, int maxChanges)
    {
        string[] parts = (token ?? $"L:0:{End(db)}").Split(':');
        return parts[0] == "L"
            ? List(db, Number(parts[1]), Number(parts[2]), maxChanges)
            : Changes(db, Number(parts[1]), maxChanges);
    }

    private EserpChangePage List(Session db, long after, long seq, int count)
    {
        List<Row> rows = db.Query<Row>(
            """
            SELECT p.AppointmentId, CAST(0 AS bit) AS IsDeleted, coalesce(CAST(l.Seq AS bigint), 0) AS Seq
            FROM es.AppointmentParticipant p LEFT JOIN es.ChangeLog l ON l.AppointmentId = p.AppointmentId AND l.StaffNumber = p.StaffNumber
            WHERE p.StaffNumber = @staffNumber AND p.AppointmentId > @after
            ORDER BY p.AppointmentId OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY
            """,
            new { staffNumber, after, count });
        bool isWhole = rows.Count < count;
        string next = isWhole ? Token($"S:{seq}") : Token($"L:{rows[rows.Count - 1].AppointmentId}:{seq}");
        return new EserpChangePage([.. rows.Select(ToChange)], next, false);
    }

    private EserpChangePage Changes(Session db, long after, int count)
    {
        List<Row> rows = db.Query<Row>(
            """
            SELECT CAST(l.Seq AS bigint) AS Seq, l.AppointmentId, l.IsDeleted FROM es.ChangeLog l
            WHERE l.StaffNumber = @staffNumber AND l.Seq > CAST(@after AS binary(8)) AND l.Seq <= CAST(@end AS binary(8))
            ORDER BY l.Seq OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY
            """,
            new { staffNumber, after, end = End(db), count });
        long last = rows.Count == 0 ? after : rows[rows.Count - 1].Seq;
        return new EserpChangePage([.. rows.Select(ToChange)], Token($"S:{last}"), rows.Count < count);
    }

    private static long End(Session db) => db.Scalar<long>(db.Dialect.EndOfFeed);

    private static EserpChange ToChange(Row row) => new(row.AppointmentId, row.Seq, row.IsDeleted);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Token(FormattableString text) => FormattableString.Invariant(text);

    private sealed class Row
    {
        public long Seq { get; init; }

        public long AppointmentId { get; init; }

        public bool IsDeleted { get; init; }
    }
}
