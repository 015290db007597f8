using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Tls;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>What a connection proves itself with, made of its settings, which <see cref="Connections.ConnectionRules"/> demand, and its secret.</summary>
internal static class ConnectionCredentials
{
    /// <exception cref="ExchangeException"><c>NoSecret</c>, or the certificate cannot be used.</exception>
    public static IEwsCredentials Make(ExchangeConnection connection, string? secret, TimeProvider time) =>
        connection.Authentication == AuthenticationMode.OAuth ? MakeOAuth(connection, secret, time) : MakePassword(connection, Demand(connection, secret));

    /// <exception cref="ExchangeException"><c>NoSecret</c>, or the certificate cannot be used.</exception>
    public static OAuthCredentials MakeOAuth(ExchangeConnection connection, string? secret, TimeProvider time)
    {
        X509Certificate2? certificate = ClientCertificates.Find(connection, secret, time.GetUtcNow());
        return new OAuthCredentials(new OAuthOptions
        {
            ClientId = connection.ClientId!,
            TenantId = connection.TenantId!,
            ClientSecret = certificate is null ? Demand(connection, secret) : null,
            Certificate = certificate,
            Authority = connection.Authority,
            Network = Network(connection),
        });
    }

    public static NetworkOptions Network(ExchangeConnection connection) =>
        new() { Proxy = connection.Proxy is { } proxy ? new WebProxy(proxy) : null };

    private static IEwsCredentials MakePassword(ExchangeConnection connection, string password)
    {
        string user = connection.UserName!;
        return connection.AuthenticationScheme switch
        {
            AuthenticationScheme.Basic => new BasicCredentials(user, password),
            AuthenticationScheme.Ntlm => new HandshakeCredentials(user, password, PasswordScheme.Ntlm),
            AuthenticationScheme.Negotiate => new HandshakeCredentials(user, password, PasswordScheme.Negotiate),
            _ => new HandshakeCredentials(user, password),
        };
    }

    private static string Demand(ExchangeConnection connection, string? secret) => string.IsNullOrEmpty(secret)
        ? throw new ExchangeException("NoSecret", Messages.Format("NoSecret", connection.Name))
        : secret!;
}
