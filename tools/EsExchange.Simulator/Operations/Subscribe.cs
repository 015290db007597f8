using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Notifications;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Subscribes to what happens in folders, to be pulled or streamed (MS-OXWSNTIF 3.1.4.4). Nothing is pushed here.</summary>
internal sealed class Subscribe : IOperation
{
    public string Name => nameof(Subscribe);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var asked = request.Elements().FirstOrDefault() ?? throw SoapFaultException.Schema("The element 'Subscribe' is empty.");
        if (asked.Name.LocalName == "PushSubscriptionRequest")
            throw new EwsException("ErrorInvalidSubscriptionRequest", "This server does not push.");
        var all = (string?)asked.Attribute("SubscribeToAllFolders") is "true" or "1";
        var ids = asked.Element(Ns.T + "FolderIds")?.Elements().ToList();
        if (all == ids is not null)
            throw new EwsException("ErrorInvalidSubscriptionRequest", "A subscription is for some folders or for all.");
        var streaming = asked.Name.LocalName == "StreamingSubscriptionRequest";
        var subscription = new Subscription(
            context.Mailbox,
            ids?.Select(id => Targets.Folder(context, id)),
            Kinds(asked),
            streaming ? null : TimeSpan.FromMinutes((int?)asked.Element(Ns.T + "Timeout") ?? throw SoapFaultException.Schema("The element 'Timeout' is missing.")),
            context.Time.GetUtcNow());
        context.Store.Subscriptions.Add(subscription);
        return
        [
            new XElement(Ns.M + "SubscriptionId", subscription.Id),
            streaming ? null : new XElement(Ns.M + "Watermark", subscription.Watermark),
        ];
    }, request);

    /// <summary>The kinds that can happen here; new mail and free/busy never do.</summary>
    private static IEnumerable<StoreEventKind> Kinds(XElement asked) => asked.Elements(Ns.T + "EventTypes").Elements(Ns.T + "EventType")
        .SelectMany(e => Enum.TryParse<StoreEventKind>(e.Value.Replace("Event", string.Empty, StringComparison.Ordinal), out var kind) ? [kind] : Array.Empty<StoreEventKind>());
}
