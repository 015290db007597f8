using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>Extended properties in XML (schema types PathToExtendedFieldType and ExtendedPropertyType).</summary>
internal static class ExtendedFields
{
    /// <summary>The property an ExtendedFieldURI means.</summary>
    /// <exception cref="EwsException">ErrorInvalidExtendedProperty: its attributes do not go together.</exception>
    public static ExtendedPropertyKey Parse(XElement uri)
    {
        var type = (string?)uri.Attribute("PropertyType") ?? throw SoapFaultException.Schema("The required attribute 'PropertyType' is missing.");
        var distinguished = (string?)uri.Attribute("DistinguishedPropertySetId");
        var setText = (string?)uri.Attribute("PropertySetId");
        var name = (string?)uri.Attribute("PropertyName");
        var id = (string?)uri.Attribute("PropertyId");
        var tag = (string?)uri.Attribute("PropertyTag");

        if (tag is not null)
        {
            return distinguished is null && setText is null && name is null && id is null
                ? ExtendedPropertyKey.Tagged(ParseTag(tag), type)
                : throw Invalid("PropertyTag excludes all other attributes but PropertyType.");
        }

        if (distinguished is not null == setText is not null)
            throw Invalid("One of PropertySetId and DistinguishedPropertySetId is needed.");
        if (name is not null == id is not null)
            throw Invalid("One of PropertyName and PropertyId is needed.");
        var set = distinguished is not null
            ? ExtendedPropertyKey.DistinguishedSets.TryGetValue(distinguished, out var known) ? known : throw SoapFaultException.Schema("The value '" + distinguished + "' is no DistinguishedPropertySetType.")
            : Guid.TryParse(setText, out var guid) ? guid : throw SoapFaultException.Schema("The value '" + setText + "' is no GuidType.");
        return new ExtendedPropertyKey(set, name, id is null ? null : XmlConvert.ToInt32(id), type);
    }

    /// <summary>The ExtendedProperty of an item under the URI it was asked by, or null where the item has none.</summary>
    public static XElement? Read(Item item, ExtendedPropertyKey key, XElement askedBy) =>
        item.Extended.TryGetValue(key, out var values)
            ? new XElement(
                Ns.T + "ExtendedProperty",
                new XElement(Ns.T + "ExtendedFieldURI", askedBy.Attributes().Where(a => !a.IsNamespaceDeclaration)),
                key.IsMultiValued
                    ? new XElement(Ns.T + "Values", values.Select(v => new XElement(Ns.T + "Value", XmlText.Clean(v))))
                    : new XElement(Ns.T + "Value", XmlText.Clean(values[0])))
            : null;

    /// <summary>Takes over an ExtendedProperty element.</summary>
    public static void Write(Item item, XElement property)
    {
        var uri = property.Element(Ns.T + "ExtendedFieldURI") ?? throw SoapFaultException.Schema("ExtendedProperty lacks ExtendedFieldURI.");
        var key = Parse(uri);
        IReadOnlyList<string> values = key.IsMultiValued
            ? [.. property.Elements(Ns.T + "Values").Elements(Ns.T + "Value").Select(v => v.Value)]
            : [.. property.Elements(Ns.T + "Value").Select(v => v.Value)];
        if (values.Count == 0)
            throw new EwsException("ErrorInvalidExtendedPropertyValue", "The extended property has no value of its type.");
        item.SetExtended(key, [.. values.Select(v => Normalise(v, key.Type))]);
    }

    /// <summary>The value restrictions compare, typed by the property's MAPI type.</summary>
    public static object? Value(Item item, ExtendedPropertyKey key) =>
        !item.Extended.TryGetValue(key, out var values) ? null : key.IsMultiValued ? values : Typed(values[0], key.Type);

    private static object Typed(string value, string type) => type switch
    {
        "Boolean" => XmlConvert.ToBoolean(value),
        "Integer" or "Short" or "Long" => XmlConvert.ToInt64(value),
        "Double" or "Float" or "Currency" => XmlConvert.ToDouble(value),
        "SystemTime" or "ApplicationTime" => XmlTime.Read(value, NodaTime.DateTimeZone.Utc),
        _ => value,
    };

    private static string Normalise(string value, string type)
    {
        try
        {
            return type.Replace("Array", string.Empty, StringComparison.Ordinal) switch
            {
                "Boolean" => XmlConvert.ToString(XmlConvert.ToBoolean(value.Trim().ToLowerInvariant())),
                "Integer" => XmlConvert.ToString(XmlConvert.ToInt32(value)),
                "Short" => XmlConvert.ToString(XmlConvert.ToInt16(value)),
                "Long" => XmlConvert.ToString(XmlConvert.ToInt64(value)),
                "Double" or "Float" or "Currency" => XmlConvert.ToString(XmlConvert.ToDouble(value)),
                "SystemTime" or "ApplicationTime" => XmlTime.Write(XmlTime.Read(value, NodaTime.DateTimeZone.Utc)),
                "CLSID" => Guid.Parse(value).ToString("D"),
                "Binary" => Convert.ToBase64String(Convert.FromBase64String(value)),
                _ => value,
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new EwsException("ErrorInvalidExtendedPropertyValue", $"The value is no {type}.");
        }
    }

    private static int ParseTag(string text)
    {
        var hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(hex ? text.AsSpan(2) : text, hex ? NumberStyles.HexNumber : NumberStyles.Integer, CultureInfo.InvariantCulture, out var tag) && tag is >= 0 and <= 0xFFFF
            ? tag
            : throw SoapFaultException.Schema("The value '" + text + "' is no PropertyTagType.");
    }

    private static EwsException Invalid(string message) => new("ErrorInvalidExtendedProperty", message);
}
