using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;

namespace EsExchange.Simulator.Operations;

/// <summary>Shows items by id (MS-OXWSCORE 3.1.4.4).</summary>
internal sealed class GetItem : IOperation
{
    public string Name => nameof(GetItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var shape = ItemShape.Parse(request.Element(Ns.M + "ItemShape"), find: false, context.Version, context.Properties);
        return Batch.Run(
            context,
            Name,
            request.Elements(Ns.M + "ItemIds").Elements(),
            id => [new XElement(Ns.M + "Items", shape.Show(Targets.Item(context, id)))],
            ItemResponses.NoItems);
    }
}
