using System.Collections.Generic;
using System.Linq;
using Dapper;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The links of one mailbox.</summary>
internal sealed class LinkTable(int connectionId, int staffNumber, ItemKind itemKind)
{
    private readonly int kind = (int)itemKind;

    private const string Select = "SELECT * FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind ";

    public int Count(Session db) => db.Scalar<int>(
        "SELECT count(*) FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND State <> @detached AND ItemId IS NOT NULL",
        new { connectionId, staffNumber, kind, detached = (int)LinkState.Detached });

    public List<Link> ByItem(Session db, IReadOnlyCollection<string> itemIds) =>
        ReadPieces(db, "AND ItemId IN @piece", itemIds);

    public List<Link> ByEserpId(Session db, IReadOnlyCollection<long> eserpIds) =>
        ReadPieces(db, "AND EserpId IN @piece", eserpIds);

    public List<Link> BySeries(Session db, IReadOnlyCollection<string> seriesIds) =>
        ReadPieces(db, "AND SeriesId IN @piece AND OccurrenceStart IS NOT NULL", seriesIds);

    /// <summary>Meetings that are no series; their id stands where series have theirs, without an occurrence.</summary>
    public List<Link> ByMeeting(Session db, IReadOnlyCollection<string> meetingIds) =>
        ReadPieces(db, "AND SeriesId IN @piece AND OccurrenceStart IS NULL", meetingIds);

    public List<Link> Page(Session db, long after, int count) =>
        Read(db, Select + "AND LinkId > @after ORDER BY LinkId OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY", new { connectionId, staffNumber, kind, after, count });

    public List<Link> WithOpenIntent(Session db) => Read(db, Select + "AND Intent IS NOT NULL", new { connectionId, staffNumber, kind });

    public List<Link> Unseen(Session db) => Read(db, Select + "AND IsUnseen = 1", new { connectionId, staffNumber, kind });

    public void ConfirmSeen(Session db, IReadOnlyCollection<string> itemIds) => db.ExecutePieces(
        "UPDATE es.Link SET IsUnseen = 0 WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND ItemId IN @piece",
        itemIds,
        piece => new { connectionId, staffNumber, kind, piece });

    public void SaveIntent(Session db, WriteIntent intent) => Upsert(
        db,
        "Intent = @content",
        "INSERT INTO es.Link (ConnectionId, StaffNumber, Kind, EserpId, Intent) VALUES (@connectionId, @staffNumber, @kind, @eserpId, @content)",
        new { connectionId, staffNumber, kind, eserpId = intent.EserpId, content = ContentJson.Write(intent.Content) });

    public void Put(Session db, long eserpId, LinkWrite.Put put, long version)
    {
        var values = new
        {
            connectionId,
            staffNumber,
            kind,
            eserpId,
            put.ItemId,
            put.ChangeKey,
            version,
            @base = ContentJson.Write(put.Base),
            state = (int)put.State,
            put.IsMeeting,
            SeriesId = put.Series?.SeriesId ?? put.MeetingId,
            put.IsUnseen,
            occurrenceStart = put.Series?.Start,
        };
        db.Execute(
            "DELETE FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND ItemId = @ItemId AND EserpId <> @eserpId", values);
        Upsert(
            db,
            "ItemId = @ItemId, ChangeKey = @ChangeKey, EserpVersion = @version, Base = @base, Intent = NULL, State = @state, IsMeeting = @IsMeeting, IsUnseen = @IsUnseen, SeriesId = @SeriesId, OccurrenceStart = @occurrenceStart",
            """
            INSERT INTO es.Link (ConnectionId, StaffNumber, Kind, EserpId, ItemId, ChangeKey, EserpVersion, Base, State, IsMeeting, IsUnseen, SeriesId, OccurrenceStart)
            VALUES (@connectionId, @staffNumber, @kind, @eserpId, @ItemId, @ChangeKey, @version, @base, @state, @IsMeeting, @IsUnseen, @SeriesId, @occurrenceStart)
            """,
            values);
    }

    public void LetGo(Session db, long eserpId) => db.Execute(
        "UPDATE es.Link SET ItemId = NULL, ChangeKey = NULL, Intent = NULL, IsUnseen = 0 WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND EserpId = @eserpId",
        new { connectionId, staffNumber, kind, eserpId });

    public void Remove(Session db, long eserpId) => db.Execute(
        "DELETE FROM es.Link WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND EserpId = @eserpId",
        new { connectionId, staffNumber, kind, eserpId });

    private static void Upsert(Session db, string assignments, string insertion, object values)
    {
        if (db.Execute($"UPDATE es.Link SET {assignments} WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND Kind = @kind AND EserpId = @eserpId", values) == 0)
            db.Execute(insertion, values);
    }

    private List<Link> Read(Session db, string query, object parameters) => [.. db.Query<Row>(query, parameters).Select(ToLink)];

    private List<Link> ReadPieces<TKey>(Session db, string condition, IReadOnlyCollection<TKey> keys) =>
        [.. db.QueryPieces<Row, TKey>(Select + condition, keys, piece => new { connectionId, staffNumber, kind, piece }).Select(ToLink)];

    private Link ToLink(Row row) => new()
    {
        Id = row.LinkId,
        EserpId = row.EserpId,
        ItemId = row.ItemId,
        ChangeKey = row.ChangeKey,
        EserpVersion = row.EserpVersion,
        Base = ContentJson.Read(itemKind, row.Base),
        Intent = ContentJson.Read(itemKind, row.Intent),
        State = (LinkState)row.State,
        IsMeeting = row.IsMeeting,
        MeetingId = row.OccurrenceStart is null ? row.SeriesId : null,
        IsUnseen = row.IsUnseen,
        Series = row.SeriesId is null || row.OccurrenceStart is null ? null : new SeriesKey(row.SeriesId, row.OccurrenceStart.Value),
    };

    private sealed class Row
    {
        public long LinkId { get; init; }

        public long EserpId { get; init; }

        public string? ItemId { get; init; }

        public string? ChangeKey { get; init; }

        public long EserpVersion { get; init; }

        public string? Base { get; init; }

        public string? Intent { get; init; }

        public long State { get; init; }

        public bool IsMeeting { get; init; }

        public bool IsUnseen { get; init; }

        public string? SeriesId { get; init; }

        public Instant? OccurrenceStart { get; init; }
    }
}
