using System.Collections.Generic;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Elements that several requests share.</summary>
internal static class RequestElements
{
    public static void WriteFieldUri(this XmlWriter writer, string fieldUri)
    {
        writer.WriteStartElement("FieldURI", EwsNames.Types);
        writer.WriteAttributeString("FieldURI", fieldUri);
        writer.WriteEndElement();
    }

    public static void WriteIndexedFieldUri(this XmlWriter writer, string fieldUri, string index)
    {
        writer.WriteStartElement("IndexedFieldURI", EwsNames.Types);
        writer.WriteAttributeString("FieldURI", fieldUri);
        writer.WriteAttributeString("FieldIndex", index);
        writer.WriteEndElement();
    }

    public static void WriteStampUri(this XmlWriter writer)
    {
        writer.WriteStartElement("ExtendedFieldURI", EwsNames.Types);
        writer.WriteAttributeString("PropertySetId", StampProperty.SetIdText);
        writer.WriteAttributeString("PropertyName", StampProperty.Name);
        writer.WriteAttributeString("PropertyType", "String");
        writer.WriteEndElement();
    }

    public static void WriteStampProperty(this XmlWriter writer, string stamp)
    {
        writer.WriteStartElement("ExtendedProperty", EwsNames.Types);
        writer.WriteStampUri();
        writer.WriteElementString("Value", EwsNames.Types, XmlCharacters.Clean(stamp));
        writer.WriteEndElement();
    }

    public static void WriteFolderId(this XmlWriter writer, DistinguishedFolder folder)
    {
        writer.WriteStartElement("DistinguishedFolderId", EwsNames.Types);
        writer.WriteAttributeString("Id", SchemaNames.Of(folder));
        writer.WriteEndElement();
    }

    public static void WriteItemId(this XmlWriter writer, string id, string? changeKey)
    {
        writer.WriteStartElement("ItemId", EwsNames.Types);
        writer.WriteAttributeString("Id", id);
        if (changeKey is not null)
            writer.WriteAttributeString("ChangeKey", changeKey);
        writer.WriteEndElement();
    }

    /// <summary>Asks for what every summary has, and for some fields more.</summary>
    public static void WriteSummaryShape(this XmlWriter writer, IReadOnlyList<string> moreFields)
    {
        writer.WriteStartElement("ItemShape", EwsNames.Messages);
        writer.WriteElementString("BaseShape", EwsNames.Types, "IdOnly");
        writer.WriteStartElement("AdditionalProperties", EwsNames.Types);
        writer.WriteFieldUri("item:ItemClass");
        writer.WriteFieldUri("item:LastModifiedTime");
        foreach (string field in moreFields)
            writer.WriteFieldUri(field);
        writer.WriteStampUri();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
