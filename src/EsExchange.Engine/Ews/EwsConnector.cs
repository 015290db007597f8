using System;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;

namespace EsExchange.Engine.Ews;

/// <summary>Opens Exchange organisations by Exchange Web Services.</summary>
public sealed class EwsConnector(TimeProvider time) : IExchangeConnector
{
    /// <inheritdoc/>
    public IExchangeOrganisation Open(ExchangeConnection connection, string? secret)
    {
        EwsClientOptions options = ToOptions(connection, secret, time);
        return new EwsOrganisation(new EwsClient(options));
    }

    /// <summary>The client's options for a connection.</summary>
    /// <exception cref="ExchangeException"><c>NoUrl</c> or <c>NoSecret</c>: the connection lacks a setting.</exception>
    public static EwsClientOptions ToOptions(ExchangeConnection connection, string? secret, TimeProvider time)
    {
        Uri url = connection.Url ?? throw new ExchangeException("NoUrl", $"The connection '{connection.Name}' has no URL yet. Set it with Set-EsExchangeConnection -Url.");
        string known = secret ?? throw new ExchangeException("NoSecret", $"The connection '{connection.Name}' has no password. Set it with Set-EsExchangeConnection.");
        IEwsCredentials credentials = connection.Authentication == AuthenticationMode.OAuth
            ? new OAuthCredentials(new OAuthOptions
            {
                ClientId = connection.ClientId ?? string.Empty,
                TenantId = connection.TenantId ?? string.Empty,
                ServiceUrl = url,
                ClientSecret = known,
                Authority = connection.Authority,
            })
            : new BasicCredentials(connection.UserName ?? string.Empty, known);
        return new EwsClientOptions { Url = url, Credentials = credentials, TimeProvider = time };
    }
}
