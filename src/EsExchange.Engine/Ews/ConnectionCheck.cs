using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Autodiscover;
using EsExchange.Ews.Client;
using EsExchange.Ews.Diagnostics;
using EsExchange.Resources;

namespace EsExchange.Engine.Ews;

/// <summary>Checks a stored connection from the search for its server to the throttling of its account (manual: "Verbindung prüfen"). It writes nothing and sends nothing.</summary>
public static class ConnectionCheck
{
    /// <summary>Checks a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="secret">Its password or client secret; null where none is stored.</param>
    /// <param name="mailbox">A mailbox to try in; null to skip those steps.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <param name="handler">What requests go through; null for the machine's own network. The caller keeps and disposes it.</param>
    /// <returns>All steps in order, with one for each attempt of Autodiscover.</returns>
    /// <exception cref="ExchangeException">The connection lacks a setting, or its certificate cannot be used.</exception>
    public static async Task<IReadOnlyList<ProbeStep>> RunAsync(
        ExchangeConnection connection, string? secret, string? mailbox, TimeProvider time, CancellationToken cancellationToken, HttpMessageHandler? handler = null)
    {
        if (!connection.Autodiscover)
        {
            var set = new ProbeStep(ProbeStepName.Autodiscover, ProbeOutcome.Skipped, Messages.Get("CheckUrlIsSet"));
            return [set, .. await ProbeAsync(EwsConnector.ToOptions(connection, secret, time, handler), mailbox, cancellationToken).ConfigureAwait(false)];
        }

        AutodiscoverResult found = await ConnectionAutodiscover.FindAsync(connection, secret, time, cancellationToken, handler).ConfigureAwait(false);
        IReadOnlyList<ProbeStep> search = AutodiscoverProbe.ToSteps(found, ConnectionAutodiscover.AddressOf(connection));
        return found.Url is null
            ? ConnectionProbe.WithSkipped(search)
            : [.. search, .. await ProbeAsync(EwsConnector.ToOptions(connection with { Url = found.Url }, secret, time, handler), mailbox, cancellationToken).ConfigureAwait(false)];
    }

    private static async Task<IReadOnlyList<ProbeStep>> ProbeAsync(EwsClientOptions options, string? mailbox, CancellationToken cancellationToken)
    {
        using var held = options.Credentials as IDisposable;
        return await ConnectionProbe.ProbeAsync(options, mailbox, cancellationToken).ConfigureAwait(false);
    }
}
