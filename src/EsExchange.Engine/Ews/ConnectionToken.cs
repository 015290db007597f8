using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;

namespace EsExchange.Engine.Ews;

/// <summary>Asks the authority of a connection for a token (manual: "Auth-Token erfragen").</summary>
public static class ConnectionToken
{
    private static readonly Uri ExchangeOnline = new("https://outlook.office365.com/EWS/Exchange.asmx");

    /// <summary>A new token for the connection's server; for Exchange Online where the connection names none.</summary>
    /// <exception cref="ExchangeException">The authority issued none, or the connection lacks its secret.</exception>
    public static Task<AccessToken> RequestAsync(ExchangeConnection connection, string? secret, TimeProvider time, CancellationToken cancellationToken) =>
        EwsErrors.TranslateAsync(async () =>
        {
            using OAuthCredentials credentials = ConnectionCredentials.MakeOAuth(connection, secret, time);
            return await credentials.RequestTokenAsync(connection.Url ?? ExchangeOnline, cancellationToken).ConfigureAwait(false);
        });
}
