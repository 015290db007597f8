using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// The changes of one staff member's appointments. Its token is <c>L:appointment:seq</c> while every existing appointment is listed once,
/// and <c>S:seq</c> from then on; the list goes on where the change log was when it began, so that nothing is missed.
/// </summary>
internal sealed class ChangeFeed(int staffNumber)
{
    public EserpChangePage Read(SqliteConnection db, string? token, int maxChanges)
    {
        string[] parts = (token ?? $"L:0:{LastSeq(db)}").Split(':');
        return parts[0] == "L"
            ? List(db, Number(parts[1]), Number(parts[2]), maxChanges)
            : Changes(db, Number(parts[1]), maxChanges);
    }

    private EserpChangePage List(SqliteConnection db, long after, long seq, int count)
    {
        List<Row> rows = [.. db.Query<Row>(
            """
            SELECT p.AppointmentId, 0 AS IsDeleted,
              coalesce((SELECT max(l.Seq) FROM es_ChangeLog l WHERE l.AppointmentId = p.AppointmentId AND l.StaffNumber = @staffNumber), 0) AS Seq
            FROM es_AppointmentParticipant p
            WHERE p.StaffNumber = @staffNumber AND p.AppointmentId > @after
            ORDER BY p.AppointmentId LIMIT @count
            """,
            new { staffNumber, after, count })];
        bool isWhole = rows.Count < count;
        string next = isWhole ? Token($"S:{seq}") : Token($"L:{rows[rows.Count - 1].AppointmentId}:{seq}");
        return new EserpChangePage([.. rows.Select(ToChange)], next, false);
    }

    private EserpChangePage Changes(SqliteConnection db, long after, int count)
    {
        List<Row> rows = [.. db.Query<Row>(
            "SELECT Seq, AppointmentId, IsDeleted FROM es_ChangeLog WHERE StaffNumber = @staffNumber AND Seq > @after ORDER BY Seq LIMIT @count",
            new { staffNumber, after, count })];
        long last = rows.Count == 0 ? after : rows[rows.Count - 1].Seq;
        IEnumerable<Row> latest = rows.GroupBy(row => row.AppointmentId).Select(group => group.Last());
        return new EserpChangePage([.. latest.Select(ToChange)], Token($"S:{last}"), rows.Count < count);
    }

    private static long LastSeq(SqliteConnection db) => db.ExecuteScalar<long>("SELECT coalesce(max(Seq), 0) FROM es_ChangeLog");

    private static EserpChange ToChange(Row row) => new(row.AppointmentId, row.Seq, row.IsDeleted != 0);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Token(FormattableString text) => FormattableString.Invariant(text);

    private sealed class Row
    {
        public long Seq { get; init; }

        public long AppointmentId { get; init; }

        public long IsDeleted { get; init; }
    }
}
