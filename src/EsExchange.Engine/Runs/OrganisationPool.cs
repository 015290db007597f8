using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Runs;

/// <summary>Opens each connection's organisation once for all of its mailboxes; one whose server refuses or is not found is not tried again.</summary>
internal sealed class OrganisationPool(IConfigurationStore configuration, IExchangeConnector connector) : IDisposable
{
    private readonly Dictionary<int, Task<IExchangeOrganisation>> _open = [];

    public Task<IExchangeOrganisation> GetAsync(ExchangeConnection connection, CancellationToken cancellationToken)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(connection.Id, out Task<IExchangeOrganisation>? opening) || (opening.IsFaulted && opening.Exception!.InnerException is not ExchangeException))
                _open[connection.Id] = opening = OpenAsync(connection, cancellationToken);
            return opening;
        }
    }

    public void Dispose()
    {
        foreach (Task<IExchangeOrganisation> opening in _open.Values)
        {
            if (opening.Status == TaskStatus.RanToCompletion)
                opening.Result.Dispose();
        }
    }

    private async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, CancellationToken cancellationToken)
    {
        await Task.Yield();
        string? secret = await configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        return await connector.OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false);
    }
}
