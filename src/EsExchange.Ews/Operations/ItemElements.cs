using System;
using System.Collections.Generic;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Elements that items of several kinds have.</summary>
internal static class ItemElements
{
    /// <summary>Writes what comes first in a new item of any kind, in the schema's sequence.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="item">The item.</param>
    /// <param name="reminder">Writes the reminder's elements, which lie among the common ones.</param>
    public static void WriteHead(XmlWriter writer, NewItem item, Action reminder)
    {
        Text(writer, "Subject", item.Subject);
        Text(writer, "Sensitivity", item.Sensitivity.ToString());
        Body(writer, item.Body, item.BodyFormat);
        if (item.Categories.Count > 0)
            Categories(writer, item.Categories);
        Text(writer, "Importance", item.Importance.ToString());
        reminder();
        writer.WriteStampProperty(item.Stamp);
    }

    public static void Body(XmlWriter writer, string text, BodyFormat format)
    {
        writer.WriteStartElement("Body", EwsNames.Types);
        writer.WriteAttributeString("BodyType", SchemaNames.Of(format));
        writer.WriteString(XmlCharacters.Clean(text));
        writer.WriteEndElement();
    }

    public static void Categories(XmlWriter writer, IReadOnlyList<string> names)
    {
        writer.WriteStartElement("Categories", EwsNames.Types);
        foreach (string name in names)
            Text(writer, "String", name);
        writer.WriteEndElement();
    }

    public static void Text(XmlWriter writer, string name, string value) =>
        writer.WriteElementString(name, EwsNames.Types, XmlCharacters.Clean(value));
}
