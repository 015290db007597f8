using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Runs;

/// <summary>Opens each connection's organisation once for all of its mailboxes.</summary>
internal sealed class OrganisationPool(IConfigurationStore configuration, IExchangeConnector connector) : IDisposable
{
    private readonly Dictionary<int, IExchangeOrganisation> _open = [];
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<IExchangeOrganisation> GetAsync(ExchangeConnection connection, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open.TryGetValue(connection.Id, out IExchangeOrganisation? organisation))
                return organisation;

            string? secret = await configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
            return _open[connection.Id] = connector.Open(connection, secret);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (IExchangeOrganisation organisation in _open.Values)
            organisation.Dispose();
        _gate.Dispose();
    }
}
