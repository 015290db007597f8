using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Simulator;
using EsExchange.Simulator.Faults;
using EsExchange.World.Exchange;
using EsExchange.World.Network;

namespace EsExchange.World.Real.Exchange;

/// <summary>The way of an engine's requests to the server: each is a step of its process, and troubles happen to it.</summary>
internal sealed partial class TroubledWire(EngineProcess process, ExchangeServer server, SimulatedMailboxes mailboxes, ItemNames names, MailboxWatch watch, HttpMessageHandler network)
    : DelegatingHandler(network)
{
    private WireTrouble? _outage;
    private int _attemptsLeft;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        string operation = request.Headers.GetValues("SOAPAction").Single().Trim('"').Split('/')[^1];
        string text = System.Text.Encoding.UTF8.GetString(body);
        Trouble? trouble = process.Next(operation);
        HttpResponseMessage response = await SeenAsync(operation, text, () => TroubledAsync(request, body, operation, text, trouble, cancellationToken)).ConfigureAwait(false);
        await process.AfterAsync(trouble).ConfigureAwait(false);
        return response;
    }

    private async Task<HttpResponseMessage> TroubledAsync(HttpRequestMessage request, byte[] body, string operation, string text, Trouble? trouble, CancellationToken cancellationToken)
    {
        if (WireTrouble.Of(trouble, operation, text.Contains(":SyncState>", StringComparison.Ordinal)) is { } begun)
            (_outage, _attemptsLeft) = (begun, begun.Attempts);
        FaultRule[] rules = _attemptsLeft-- > 0 ? [.. _outage!.Effects.Select(effect => server.Faults.Add(effect))] : [];
        try
        {
            if (trouble?.Kind == TroubleKind.Twice && operation != "CreateItem")
            {
                using HttpRequestMessage first = Copy(request, body);
                using HttpResponseMessage unheard = await base.SendAsync(first, cancellationToken).ConfigureAwait(false);
                await unheard.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }

            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (FaultRule rule in rules)
                server.Faults.Remove(rule);
        }
    }

    /// <summary>Sees what a request did, also where it did not come back.</summary>
    private async Task<HttpResponseMessage> SeenAsync(string operation, string text, Func<Task<HttpResponseMessage>> send)
    {
        if (operation is not ("CreateItem" or "UpdateItem" or "DeleteItem"))
            return await send().ConfigureAwait(false);
        ExchangeState before = mailboxes.State;
        IReadOnlyList<ExchangeItemId> asked = operation == "DeleteItem"
            ? [.. ItemId().Matches(text).Select(match => new ExchangeItemId(names.Known(match.Groups[1].Value), $"v{names.Version(match.Groups[2].Value)}"))]
            : [];
        try
        {
            return await send().ConfigureAwait(false);
        }
        finally
        {
            watch.See(before, mailboxes.State, asked);
        }
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[] body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        return copy;
    }

    [GeneratedRegex("ItemId Id=\"([^\"]+)\" ChangeKey=\"([^\"]*)\"")]
    private static partial Regex ItemId();
}
