using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Client;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>Opens Exchange organisations by Exchange Web Services.</summary>
/// <param name="time">The clock for time-outs and waits.</param>
/// <param name="handler">What requests go through; null for the machine's own network. The caller keeps and disposes it.</param>
public sealed class EwsConnector(TimeProvider time, HttpMessageHandler? handler = null) : IExchangeConnector
{
    /// <inheritdoc/>
    public async Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken)
    {
        ExchangeConnection located = await ConnectionAutodiscover.LocateAsync(connection, secret, time, cancellationToken, handler).ConfigureAwait(false);
        EwsClientOptions options = ToOptions(located, secret, time, handler);
        return new EwsOrganisation(new EwsClient(options), options.Credentials as IDisposable);
    }

    /// <summary>The client's options for a connection.</summary>
    /// <exception cref="ExchangeException"><c>NoUrl</c> or <c>NoSecret</c>: the connection lacks a setting; or its certificate cannot be used.</exception>
    public static EwsClientOptions ToOptions(ExchangeConnection connection, string? secret, TimeProvider time, HttpMessageHandler? handler = null) => new()
    {
        Url = connection.Url ?? throw new ExchangeException("NoUrl", Messages.Format("NoUrl", connection.Name)),
        Credentials = ConnectionCredentials.Make(connection, secret, time),
        Network = ConnectionCredentials.Network(connection),
        TimeProvider = time,
        Handler = handler,
    };
}
