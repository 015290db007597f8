using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>Elements that several properties share.</summary>
internal static class ItemElements
{
    public static XElement ItemId(Item item) =>
        new(Ns.T + "ItemId", new XAttribute("Id", item.ItemId), new XAttribute("ChangeKey", item.ChangeKey));

    public static XElement Strings(XName name, IEnumerable<string> values) =>
        new(name, values.Select(v => new XElement(Ns.T + "String", XmlText.Clean(v))));

    public static XElement AllRights(XName name) => Rights(name, true);

    public static XElement Rights(XName name, bool mayWrite) => new(
        name,
        new XElement(Ns.T + "CreateAssociated", mayWrite),
        new XElement(Ns.T + "CreateContents", mayWrite),
        new XElement(Ns.T + "CreateHierarchy", mayWrite),
        new XElement(Ns.T + "Delete", mayWrite),
        new XElement(Ns.T + "Modify", mayWrite),
        new XElement(Ns.T + "Read", true),
        new XElement(Ns.T + "ViewPrivateItems", true));
}
