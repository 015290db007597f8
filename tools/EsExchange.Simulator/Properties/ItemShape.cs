using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>Which properties a response shows (schema type ItemResponseShapeType).</summary>
internal sealed class ItemShape
{
    private readonly string _baseShape;
    private readonly HashSet<string> _asked;
    private readonly List<FieldPath> _extended;
    private readonly HashSet<(string Uri, string Key)> _entries;
    private readonly bool _find;
    private readonly EwsVersion _version;
    private readonly PropertyContext _context;
    private readonly Dictionary<PropertyTable, (ItemProperty[] Before, ItemProperty[] After)> _selected = [];

    private ItemShape(string baseShape, HashSet<string> asked, List<FieldPath> extended, HashSet<(string Uri, string Key)> entries, bool find, EwsVersion version, PropertyContext context)
    {
        _baseShape = baseShape;
        _asked = asked;
        _extended = extended;
        _entries = entries;
        _find = find;
        _version = version;
        _context = context;
    }

    /// <param name="element">The ItemShape element.</param>
    /// <param name="find">Whether the operation lists items, which leaves out bodies and recipients.</param>
    /// <param name="version">The schema version asked for.</param>
    /// <param name="context">What reading depends on.</param>
    /// <exception cref="EwsException">ErrorInvalidPropertyRequest: the operation cannot show a property.</exception>
    public static ItemShape Parse(XElement? element, bool find, EwsVersion version, PropertyContext context)
    {
        if (element is null)
            throw SoapFaultException.Schema("The element 'ItemShape' is missing.");
        var baseShape = (string?)element.Element(Ns.T + "BaseShape");
        if (baseShape is not ("IdOnly" or "Default" or "AllProperties"))
            throw SoapFaultException.Schema("The 'BaseShape' element is invalid.");
        var paths = element.Elements(Ns.T + "AdditionalProperties").Elements().Select(FieldPath.Parse).ToList();
        var asked = paths.Where(p => p is { Uri: not null, Index: null }).Select(p => p.Uri!).ToHashSet(StringComparer.Ordinal);
        if (find && (asked.Contains("item:Body") || asked.Contains("item:TextBody") || asked.Contains("item:MimeContent")))
            throw new EwsException("ErrorInvalidPropertyRequest", "Property is not valid for this operation.", ("PropertyPath", "item:Body"));
        var maximum = (int?)element.Element(Ns.T + "MaximumBodySize");
        var bodyType = (string?)element.Element(Ns.T + "BodyType") ?? "Best";
        return new ItemShape(
            baseShape, asked, [.. paths.Where(p => p.Extended is not null).DistinctBy(p => p.Extended)],
            paths.Where(p => p.Index is not null).Select(p => (p.Uri!, p.Index!)).ToHashSet(), find, version,
            context with { BodyType = bodyType, MaximumBodySize = maximum });
    }

    /// <summary>The element that shows an item.</summary>
    public XElement Show(Item item)
    {
        var table = PropertyTable.For(item);
        if (!_selected.TryGetValue(table, out var rows))
            _selected[table] = rows = ([.. table.BeforeExtended.Where(Shows)], [.. table.AfterExtended.Where(Shows)]);
        var element = new XElement(table.Element);
        foreach (var property in rows.Before)
            element.Add(property.Read(item, _context));
        foreach (var path in _extended)
            element.Add(ExtendedFields.Read(item, path.Extended!, path.Source));
        foreach (var property in rows.After)
            element.Add(Whole(property) ? property.Read(item, _context) : Entries(property, item));
        return element;
    }

    private XElement? Entries(ItemProperty property, Item item) =>
        IndexedField.Element(property.FieldUri, property.Indexed!.Read(item, (uri, key) => _entries.Contains((uri, key))));

    private bool Shows(ItemProperty property) =>
        Whole(property) || (property.Indexed is { } dictionary && _entries.Any(e => dictionary.Uris.Contains(e.Uri)));

    private bool Whole(ItemProperty property)
    {
        if (property.FieldUri == "item:ItemId")
            return true;
        if (_find && !property.InFind)
            return false;
        if (_asked.Contains(property.FieldUri))
            return true;
        return property.Since <= _version && _baseShape switch
        {
            "AllProperties" => property.InAll,
            "Default" => property.InDefault,
            _ => false,
        };
    }
}
