using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>One SetItemField, AppendToItemField or DeleteItemField.</summary>
internal static class FieldUpdate
{
    /// <summary>Applies it and returns the URI of the field, or an empty string for an extended property.</summary>
    /// <exception cref="EwsException">ErrorInvalidPropertySet, -Append or -Delete: the field does not allow it. ErrorUpdatePropertyMismatch: the value is another field's.</exception>
    public static string Apply(Item item, XElement update, PropertyContext context)
    {
        var path = FieldPath.Parse(update.Elements().FirstOrDefault(FieldPath.Is) ?? throw SoapFaultException.Schema("An update lacks its field."));
        return path.Extended is { } key ? Extended(item, update, key)
            : path.Index is { } index ? Entry(item, update, path.Uri!, index)
            : Field(item, update, path.Uri!, context);
    }

    private static string Entry(Item item, XElement update, string uri, string index)
    {
        var property = PropertyTable.For(item).ByIndexedUri(uri);
        var action = update.Name.LocalName[..^"ItemField".Length];
        if (property is null || !property.Indexed!.Allows(index) || action is not ("Set" or "Delete"))
            throw Invalid(action == "AppendTo" ? "Append" : action, uri, index);
        if (action == "Delete")
        {
            property.Indexed.Clear(item, uri, index);
            return uri;
        }

        var entries = OnlyValue(item, update, property).Elements(Ns.T + "Entry").ToList();
        if (entries is not [var entry] || (string?)entry.Attribute("Key") != index)
            throw Mismatch();
        property.Indexed.Write(item, uri, entry);
        return uri;
    }

    private static string Extended(Item item, XElement update, ExtendedPropertyKey key)
    {
        switch (update.Name.LocalName)
        {
            case "DeleteItemField":
                item.RemoveExtended(key);
                return string.Empty;
            case "SetItemField":
                var value = OnlyValue(item, update);
                var named = value.Element(Ns.T + "ExtendedFieldURI");
                if (value.Name != Ns.T + "ExtendedProperty" || named is null || ExtendedFields.Parse(named) != key)
                    throw Mismatch();
                ExtendedFields.Write(item, value);
                return string.Empty;
            default:
                throw new EwsException("ErrorInvalidPropertyAppend", "Append action is invalid for property.");
        }
    }

    private static string Field(Item item, XElement update, string uri, PropertyContext context)
    {
        var property = PropertyTable.For(item).ByUri(uri);
        switch (update.Name.LocalName)
        {
            case "DeleteItemField":
                (property?.Clear ?? throw Invalid("Delete", uri))(item);
                return uri;
            case "SetItemField":
                (property?.Indexed is null && property?.Write is { } write ? write : throw Invalid("Set", uri))(item, OnlyValue(item, update, property), context);
                return uri;
            case "AppendToItemField":
                (property?.Append ?? throw Invalid("Append", uri))(item, OnlyValue(item, update, property), context);
                return uri;
            default:
                throw SoapFaultException.Schema("The element 'Updates' has the invalid child element '" + update.Name.LocalName + "'.");
        }
    }

    private static XElement OnlyValue(Item item, XElement update, ItemProperty? property = null)
    {
        var holder = update.Elements().FirstOrDefault(e => !FieldPath.Is(e)) ?? throw SoapFaultException.Schema("An update lacks its value.");
        if (holder.Name != PropertyTable.For(item).Element && holder.Name != Ns.T + "Item")
            throw new EwsException("ErrorUpdatePropertyMismatch", "The update is for another kind of item.");
        var values = holder.Elements().ToList();
        if (values.Count != 1)
            throw new EwsException("ErrorIncorrectUpdatePropertyCount", "An object within a change description must contain one and only one property to modify.");
        return property is null || values[0].Name == property.Element ? values[0] : throw Mismatch();
    }

    private static EwsException Mismatch() =>
        new("ErrorUpdatePropertyMismatch", "The property in the change description does not match its path.");

    private static EwsException Invalid(string action, string uri, string? index = null) => new(
        "ErrorInvalidProperty" + action, action + " action is invalid for property.", (index is null ? "PropertyPath" : "PropertyPath/" + index, uri));
}
