using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;

namespace EsExchange.PowerShell.Completion;

/// <summary>Offers the names of the connections.</summary>
internal sealed class ConnectionCompleter : Completer
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Suggestion>> SuggestAsync(IEserpDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeConnection> connections = await database.Configuration.GetConnectionsAsync(cancellationToken).ConfigureAwait(false);
        return [.. connections.Select(connection => new Suggestion(connection.Name, connection.Name, connection.Url?.ToString() ?? connection.Name))];
    }
}
