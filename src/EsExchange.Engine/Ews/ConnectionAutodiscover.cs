using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Autodiscover;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>Finds the service of a connection (manual: "Autodiscover": the URL is found anew for every new connection).</summary>
public static class ConnectionAutodiscover
{
    /// <summary>The address with which a connection begins to look.</summary>
    public static string AddressOf(ExchangeConnection connection) => connection.AutodiscoverAddress ?? connection.UserName ?? string.Empty;

    /// <summary>Looks for the service.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="secret">Its password or client secret; null where none is stored.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="handler">What requests go through; null for the machine's own network. The caller keeps and disposes it.</param>
    /// <returns>The URL, and everything that was tried.</returns>
    /// <exception cref="ExchangeException"><c>NoSecret</c>, or the connection's certificate cannot be used.</exception>
    public static async Task<AutodiscoverResult> FindAsync(
        ExchangeConnection connection, string? secret, TimeProvider time, CancellationToken cancellationToken, HttpMessageHandler? handler = null)
    {
        IEwsCredentials credentials = ConnectionCredentials.Make(connection, secret, time);
        using var held = credentials as IDisposable;
        var options = new AutodiscoverOptions
        {
            Address = AddressOf(connection),
            Credentials = credentials,
            AllowedHosts = connection.AutodiscoverHosts,
            Network = ConnectionCredentials.Network(connection),
            TimeProvider = time,
            Handler = handler,
        };
        return await AutodiscoverClient.FindAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection with the URL that is good now: what Autodiscover found where the connection uses it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="secret">Its password or client secret; null where none is stored.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="handler">What requests go through; null for the machine's own network. The caller keeps and disposes it.</param>
    /// <exception cref="ExchangeException"><c>AutodiscoverFailed</c>: each address that was tried, and why it failed.</exception>
    public static async Task<ExchangeConnection> LocateAsync(
        ExchangeConnection connection, string? secret, TimeProvider time, CancellationToken cancellationToken, HttpMessageHandler? handler = null)
    {
        if (!connection.Autodiscover)
            return connection;
        AutodiscoverResult result = await FindAsync(connection, secret, time, cancellationToken, handler).ConfigureAwait(false);
        return connection with { Url = result.Url ?? throw new ExchangeException("AutodiscoverFailed", Explain(connection, result)) };
    }

    /// <summary>What a search that found nothing came to, in one text.</summary>
    public static string Explain(ExchangeConnection connection, AutodiscoverResult result)
    {
        IEnumerable<string> tried = result.Attempts.Select(attempt => $"[{attempt.Target}] {attempt.Message} {attempt.Advice}".TrimEnd());
        return Messages.Format("AutodiscoverFailed", AddressOf(connection), string.Join(" ", tried));
    }
}
