using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;
using NodaTime;

namespace EsExchange.Eserp.Retention;

/// <summary>How long the history of a connection is kept: runs with their journal, ended issues and decided conflicts.</summary>
/// <param name="ConnectionId">The connection's number.</param>
/// <param name="Limit">What came to its end before this goes.</param>
internal sealed record HistoryLimit(int ConnectionId, Instant Limit)
{
    /// <summary>The limits of all connections that are in the history; one that was removed since has the one of a new one.</summary>
    public static IEnumerable<HistoryLimit> Of(IEnumerable<int> inHistory, IReadOnlyCollection<ExchangeConnection> connections, Instant now)
    {
        var unknown = new ExchangeConnection { Name = string.Empty };
        return inHistory
            .Union(connections.Select(connection => connection.Id))
            .Select(id => new HistoryLimit(id, now - Duration.FromDays((connections.FirstOrDefault(connection => connection.Id == id) ?? unknown).HistoryDays)));
    }
}
