using System.Collections.Generic;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>The Items element of responses that write.</summary>
internal static class ItemResponses
{
    public static IEnumerable<object?> NoItems() => [new XElement(Ns.M + "Items")];

    public static XElement IdOnly(Item item) =>
        new(Ns.M + "Items", new XElement(PropertyTable.For(item).Element, ItemElements.ItemId(item)));
}
