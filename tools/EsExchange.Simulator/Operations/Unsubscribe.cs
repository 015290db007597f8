using System.Xml.Linq;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Ends a subscription (MS-OXWSNTIF 3.1.4.5).</summary>
internal sealed class Unsubscribe : IOperation
{
    public string Name => nameof(Unsubscribe);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () =>
    {
        var subscriptions = context.Store.Subscriptions;
        subscriptions.Remove(subscriptions.Find((string?)request.Element(Ns.M + "SubscriptionId") ?? string.Empty, context.ActingMailbox));
        return [];
    }, request);
}
