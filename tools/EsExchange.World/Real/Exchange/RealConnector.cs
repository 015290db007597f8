using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.World.Stories;

namespace EsExchange.World.Real.Exchange;

/// <summary>Exchange Web Services as the product reaches them, with the engine's fault in between.</summary>
internal sealed class RealConnector(TimeProvider time, HttpMessageHandler wire, EngineFault fault) : IExchangeConnector
{
    private readonly EwsConnector _ews = new(time, wire);

    public async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) =>
        new Organisation(await _ews.OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false), fault);

    private sealed class Organisation(IExchangeOrganisation ews, EngineFault fault) : IExchangeOrganisation
    {
        public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => fault.Wrap(ews.OpenFolder(address, options));

        public Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken) =>
            ews.ListenAsync(addresses, kinds, changed, cancellationToken);

        public void Dispose() => ews.Dispose();
    }
}
