using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>Which Exchange item of one mailbox stands for which series.</summary>
internal sealed class SeriesTable(int connectionId, int staffNumber)
{
    public IReadOnlyDictionary<string, string> Get(Session db, IReadOnlyCollection<string> itemIds) => db.QueryPieces<Row, string>(
        "SELECT ItemId, SeriesId FROM es.Series WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND ItemId IN @piece",
        itemIds,
        piece => new { connectionId, staffNumber, piece }).ToDictionary(row => row.ItemId, row => row.SeriesId);

    public void Put(Session db, string itemId, string seriesId)
    {
        var values = new { connectionId, staffNumber, itemId, seriesId };
        Remove(db, itemId);
        db.Execute("INSERT INTO es.Series (ConnectionId, StaffNumber, ItemId, SeriesId) VALUES (@connectionId, @staffNumber, @itemId, @seriesId)", values);
    }

    public void Remove(Session db, string itemId) => db.Execute(
        "DELETE FROM es.Series WHERE ConnectionId = @connectionId AND StaffNumber = @staffNumber AND ItemId = @itemId", new { connectionId, staffNumber, itemId });

    private sealed class Row
    {
        public string ItemId { get; init; } = string.Empty;

        public string SeriesId { get; init; } = string.Empty;
    }
}
