using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.World.Real.Exchange;

/// <summary>Exchange Web Services as the product reaches them, with something in between.</summary>
/// <param name="time">The clock for time-outs and waits.</param>
/// <param name="wire">What requests go through; null for the machine's own network.</param>
/// <param name="wrap">What stands between the engine and a folder.</param>
internal sealed class RealConnector(TimeProvider time, HttpMessageHandler? wire, Func<IExchangeFolder, IExchangeFolder> wrap) : IExchangeConnector
{
    private readonly EwsConnector _ews = new(time, wire);

    public async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) =>
        new Organisation(await _ews.OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false), wrap);

    private sealed class Organisation(IExchangeOrganisation ews, Func<IExchangeFolder, IExchangeFolder> wrap) : IExchangeOrganisation
    {
        public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => wrap(ews.OpenFolder(address, options));

        public Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken) =>
            ews.ListenAsync(addresses, kinds, changed, cancellationToken);

        public void Dispose() => ews.Dispose();
    }
}
