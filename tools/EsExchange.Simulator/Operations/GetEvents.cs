using System.Xml.Linq;
using EsExchange.Simulator.Notifications;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Pulls what happened since a watermark (MS-OXWSNTIF 3.1.4.1).</summary>
internal sealed class GetEvents : IOperation
{
    private const int MostEvents = 50;

    public string Name => nameof(GetEvents);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var subscription = context.Store.Subscriptions.Find((string?)request.Element(Ns.M + "SubscriptionId") ?? string.Empty, context.ActingMailbox);
        if (subscription.IsStreaming)
            throw new EwsException("ErrorInvalidPullSubscriptionId", "The subscription is not one to pull.");
        var (previous, events, more) = subscription.After((string?)request.Element(Ns.M + "Watermark") ?? string.Empty, MostEvents);
        return [NotificationXml.Notification(Ns.M + "Notification", subscription, previous, more, events)];
    }, request);
}
