using System.Collections.Generic;
using System.Linq;
using Dapper;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The links of one mailbox.</summary>
internal sealed class LinkTable(int connectionId, int staffNumber)
{
    private const string Select = "SELECT * FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber ";

    public int Count(Session db) => db.Scalar<int>(
        "SELECT count(*) FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND State = @state AND ItemId IS NOT NULL",
        new { connectionId, staffNumber, state = (int)LinkState.Linked });

    public List<Link> ByItem(Session db, IReadOnlyCollection<string> itemIds) =>
        Read(db, Select + "AND ItemId IN @ids", new { connectionId, staffNumber, ids = itemIds });

    public List<Link> ByAppointment(Session db, IReadOnlyCollection<long> appointmentIds) =>
        Read(db, Select + "AND AppointmentId IN @ids", new { connectionId, staffNumber, ids = appointmentIds });

    public List<Link> Page(Session db, long after, int count) =>
        Read(db, Select + "AND LinkId > @after ORDER BY LinkId OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY", new { connectionId, staffNumber, after, count });

    public List<Link> WithOpenIntent(Session db) => Read(db, Select + "AND Intent IS NOT NULL", new { connectionId, staffNumber });

    public void SaveIntent(Session db, WriteIntent intent) => Upsert(
        db,
        "Intent = @content",
        "INSERT INTO es.Link (ConnectionId, StaffNumber, AppointmentId, Intent) VALUES (@connectionId, @staffNumber, @appointmentId, @content)",
        new { connectionId, staffNumber, appointmentId = intent.AppointmentId, content = ContentJson.Write(intent.Content) });

    public void Put(Session db, long appointmentId, LinkWrite.Put put, long version)
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
            "DELETE FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND ItemId = @ItemId AND AppointmentId <> @appointmentId", values);
        Upsert(
            db,
            "ItemId = @ItemId, ChangeKey = @ChangeKey, EserpVersion = @version, Base = @base, Intent = NULL, State = @state",
            """
            INSERT INTO es.Link (ConnectionId, StaffNumber, AppointmentId, ItemId, ChangeKey, EserpVersion, Base, State)
            VALUES (@connectionId, @staffNumber, @appointmentId, @ItemId, @ChangeKey, @version, @base, @state)
            """,
            values);
    }

    public void Remove(Session db, long appointmentId) => db.Execute(
        "DELETE FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND AppointmentId = @appointmentId",
        new { connectionId, staffNumber, appointmentId });

    private static void Upsert(Session db, string assignments, string insertion, object values)
    {
        if (db.Execute($"UPDATE es.Link SET {assignments} WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND AppointmentId = @appointmentId", values) == 0)
            db.Execute(insertion, values);
    }

    private static List<Link> Read(Session db, string query, object parameters) => [.. db.Query<Row>(query, parameters).Select(row => new Link
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
