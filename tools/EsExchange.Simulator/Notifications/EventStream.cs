using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Notifications;

/// <summary>
/// Answers GetStreamingEvents: one envelope after the other in a response that stays open, each sent as soon as there is
/// something to tell (MS-OXWSNTIF 3.1.4.2).
/// </summary>
internal sealed class EventStream(SubscriptionList subscriptions, ServerVersion version, TimeProvider time, TimeSpan heartbeat)
{
    public const string Operation = "GetStreamingEvents";

    /// <summary>Streams until the connection's time is over, all subscriptions fail or the client goes.</summary>
    /// <param name="http">The request's context.</param>
    /// <param name="request">The request.</param>
    /// <param name="mailbox">The mailbox acted in.</param>
    /// <param name="begun">Called with the first envelope, before it is sent.</param>
    public async Task Run(HttpContext http, SoapRequest request, Mailbox? mailbox, Action<byte[]> begun)
    {
        var (found, missing) = Find(request, mailbox);
        var first = Envelope(found.Count > 0 || missing.Count == 0
            ? Message("NoError", new XElement(Ns.M + "ConnectionStatus", "OK"))
            : Message("ErrorInvalidSubscription", Missing(missing), new XElement(Ns.M + "ConnectionStatus", "Closed")));
        begun(first);
        http.Response.ContentType = "text/xml; charset=utf-8";
        await Send(http, first);
        if (found.Count == 0)
            return;
        if (missing.Count > 0)
            await Send(http, Envelope(Message("ErrorInvalidSubscription", Missing(missing))));
        var minutes = (int?)request.Payload.Element(Ns.M + "ConnectionTimeout") ?? 30;
        await Stream(http, found, TimeSpan.FromMinutes(minutes));
    }

    private (List<Subscription> Found, List<string> Missing) Find(SoapRequest request, Mailbox? mailbox)
    {
        var found = new List<Subscription>();
        var missing = new List<string>();
        foreach (var id in request.Payload.Elements(Ns.M + "SubscriptionIds").Elements(Ns.T + "SubscriptionId").Select(e => e.Value))
        {
            try
            {
                var subscription = subscriptions.Find(id, mailbox);
                if (subscription.IsStreaming)
                    found.Add(subscription);
                else
                    missing.Add(id);
            }
            catch (EwsException)
            {
                missing.Add(id);
            }
        }

        return (found, missing);
    }

    private async Task Stream(HttpContext http, List<Subscription> found, TimeSpan duration)
    {
        var arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Signal() => arrived.Writer.TryWrite(true);
        found.ForEach(s => s.Arrived += Signal);
        try
        {
            using var over = new CancellationTokenSource(duration, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, http.RequestAborted);
            Signal();
            while (await Wait(arrived.Reader, either.Token) is { } toTell)
            {
                if (toTell)
                    await Tell(http, found);
                else
                    await Send(http, Envelope(Message("NoError", new XElement(Ns.M + "ConnectionStatus", "OK"))));
            }

            if (!http.RequestAborted.IsCancellationRequested)
                await Send(http, Envelope(Message("NoError", new XElement(Ns.M + "ConnectionStatus", "Closed"))));
        }
        catch (OperationCanceledException)
        {
            // The client went; nobody is left to tell.
        }
        finally
        {
            found.ForEach(s => s.Arrived -= Signal);
        }
    }

    /// <summary>True when something arrived, false when it is time for a sign of life, null when it is over.</summary>
    private async Task<bool?> Wait(ChannelReader<bool> arrived, CancellationToken over)
    {
        using var silence = new CancellationTokenSource(heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, over);
        try
        {
            return await arrived.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return over.IsCancellationRequested ? null : false;
        }
    }

    private async Task Tell(HttpContext http, List<Subscription> found)
    {
        foreach (var subscription in found)
        {
            if (subscription.Drain() is { Count: > 0 } events)
                await Send(http, Envelope(Message("NoError", new XElement(Ns.M + "Notifications", NotificationXml.Notification(Ns.T + "Notification", subscription, null, null, events)))));
        }
    }

    private static XElement Missing(IEnumerable<string> ids) =>
        new(Ns.M + "ErrorSubscriptionIds", ids.Select(id => new XElement(Ns.T + "SubscriptionId", id)));

    private static XElement Message(string code, params object[] content) => new(
        Ns.M + "GetStreamingEventsResponse",
        new XElement(
            Ns.M + "ResponseMessages",
            new XElement(
                Ns.M + "GetStreamingEventsResponseMessage",
                new XAttribute("ResponseClass", code == "NoError" ? "Success" : "Error"),
                code == "NoError" ? null : new XElement(Ns.M + "MessageText", "A subscription is unknown here."),
                new XElement(Ns.M + "ResponseCode", code),
                content)));

    private byte[] Envelope(XElement payload) => SoapResponse.Success(payload, version);

    private static async Task Send(HttpContext http, byte[] envelope)
    {
        await http.Response.Body.WriteAsync(envelope, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
