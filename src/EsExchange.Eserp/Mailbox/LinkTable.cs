using System.Collections.Generic;
using System.Linq;
using Dapper;
using EsExchange.Eserp.Database;
using Microsoft.Data.Sqlite;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The links of one mailbox.</summary>
internal sealed class LinkTable(int connectionId, int staffNumber)
{
    private const string Select = "SELECT * FROM es_Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber ";

    public List<Link> ByItem(SqliteConnection db, IReadOnlyCollection<string> itemIds) =>
        Read(db, Select + "AND ItemId IN @ids", new { connectionId, staffNumber, ids = itemIds });

    public List<Link> ByAppointment(SqliteConnection db, IReadOnlyCollection<long> appointmentIds) =>
        Read(db, Select + "AND AppointmentId IN @ids", new { connectionId, staffNumber, ids = appointmentIds });

    public List<Link> Page(SqliteConnection db, long after, int count) =>
        Read(db, Select + "AND LinkId > @after ORDER BY LinkId LIMIT @count", new { connectionId, staffNumber, after, count });

    public List<Link> WithOpenIntent(SqliteConnection db) => Read(db, Select + "AND Intent IS NOT NULL", new { connectionId, staffNumber });

    public void SaveIntent(SqliteConnection db, SqliteTransaction transaction, WriteIntent intent) => db.Execute(
        """
        INSERT INTO es_Link (ConnectionId, StaffNumber, AppointmentId, Intent) VALUES (@connectionId, @staffNumber, @AppointmentId, @content)
        ON CONFLICT (ConnectionId, StaffNumber, AppointmentId) DO UPDATE SET Intent = @content
        """,
        new { connectionId, staffNumber, intent.AppointmentId, content = ContentJson.Write(intent.Content) },
        transaction);

    public void Put(SqliteConnection db, SqliteTransaction transaction, long appointmentId, LinkWrite.Put put, long version)
    {
        var values = new
        {
            connectionId,
            staffNumber,
            appointmentId,
            put.ItemId,
            put.ChangeKey,
            version,
            @base = ContentJson.Write(put.Base),
            state = (int)put.State,
        };
        db.Execute(
            "DELETE FROM es_Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND ItemId = @ItemId AND AppointmentId <> @appointmentId", values, transaction);
        db.Execute(
            """
            INSERT INTO es_Link (ConnectionId, StaffNumber, AppointmentId, ItemId, ChangeKey, EserpVersion, Base, State)
            VALUES (@connectionId, @staffNumber, @appointmentId, @ItemId, @ChangeKey, @version, @base, @state)
            ON CONFLICT (ConnectionId, StaffNumber, AppointmentId)
            DO UPDATE SET ItemId = @ItemId, ChangeKey = @ChangeKey, EserpVersion = @version, Base = @base, Intent = NULL, State = @state
            """,
            values,
            transaction);
    }

    public void Remove(SqliteConnection db, SqliteTransaction transaction, long appointmentId) => db.Execute(
        "DELETE FROM es_Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND AppointmentId = @appointmentId",
        new { connectionId, staffNumber, appointmentId },
        transaction);

    private static List<Link> Read(SqliteConnection db, string query, object parameters) => [.. db.Query<Row>(query, parameters).Select(row => new Link
    {
        Id = row.LinkId,
        AppointmentId = row.AppointmentId,
        ItemId = row.ItemId,
        ChangeKey = row.ChangeKey,
        EserpVersion = row.EserpVersion,
        Base = ContentJson.Read(row.Base),
        Intent = ContentJson.Read(row.Intent),
        State = (LinkState)row.State,
    })];

    private sealed class Row
    {
        public long LinkId { get; init; }

        public long AppointmentId { get; init; }

        public string? ItemId { get; init; }

        public string? ChangeKey { get; init; }

        public long EserpVersion { get; init; }

        public string? Base { get; init; }

        public string? Intent { get; init; }

        public long State { get; init; }
    }
}
