using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Elements that the requests for configuration items share.</summary>
internal static class UserConfigurationElements
{
    public static void WriteConfigurationName(this XmlWriter writer, string elementNamespace, DistinguishedFolder folder, string name)
    {
        writer.WriteStartElement("UserConfigurationName", elementNamespace);
        writer.WriteAttributeString("Name", name);
        writer.WriteFolderId(folder);
        writer.WriteEndElement();
    }
}
