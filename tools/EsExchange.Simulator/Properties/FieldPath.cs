using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>A FieldURI or ExtendedFieldURI of a request.</summary>
/// <param name="Source">The element itself, which responses repeat.</param>
/// <param name="Uri">The field URI, or null for an extended property.</param>
/// <param name="Extended">The extended property, or null for a field URI.</param>
/// <param name="Index">The key of an entry of a dictionary that the URI names, or null.</param>
internal sealed record FieldPath(XElement Source, string? Uri, ExtendedPropertyKey? Extended, string? Index = null)
{
    /// <summary>Whether an element is one of the three kinds of path.</summary>
    public static bool Is(XElement element) =>
        element.Name == Ns.T + "FieldURI" || element.Name == Ns.T + "ExtendedFieldURI" || element.Name == Ns.T + "IndexedFieldURI";

    public static FieldPath Parse(XElement element)
    {
        if (element.Name == Ns.T + "ExtendedFieldURI")
            return new FieldPath(element, null, ExtendedFields.Parse(element));
        var uri = (string?)element.Attribute("FieldURI") ?? throw SoapFaultException.Schema("The required attribute 'FieldURI' is missing.");
        if (element.Name == Ns.T + "IndexedFieldURI")
            return new FieldPath(element, uri, null, (string?)element.Attribute("FieldIndex") ?? throw SoapFaultException.Schema("The required attribute 'FieldIndex' is missing."));
        return KnownFields.Contains(uri)
            ? new FieldPath(element, uri, null)
            : throw SoapFaultException.Schema("The 'FieldURI' attribute is invalid - The value '" + uri + "' is invalid according to its datatype 'UnindexedFieldURIType'.");
    }

    /// <summary>The item's value, typed for comparison; null where it has none.</summary>
    public object? Value(Item item, PropertyContext context) =>
        Extended is not null ? ExtendedFields.Value(item, Extended)
        : Index is not null ? PropertyTable.For(item).ByIndexedUri(Uri!)?.Indexed!.Value(item, Uri!, Index)
        : PropertyTable.For(item).ByUri(Uri!)?.Value?.Invoke(item, context);
}
