using System;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>One row of the table of properties: how a field of an item shows in XML, and how XML changes it.</summary>
/// <param name="FieldUri">The name in shapes, restrictions and updates, for instance <c>calendar:Start</c>.</param>
/// <param name="AppliesTo">The kind of item that has it.</param>
/// <param name="Read">The element for an item, or null where the item shows none.</param>
internal sealed record ItemProperty(string FieldUri, Type AppliesTo, Func<Item, PropertyContext, XElement?> Read)
{
    public string Name { get; } = FieldUri[(FieldUri.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public XName Element => Ns.T + Name;

    /// <summary>Takes over an element's content; null where clients may not set the property.</summary>
    public Action<Item, XElement, PropertyContext>? Write { get; init; }

    /// <summary>Puts the property back to nothing; null where clients may not delete it.</summary>
    public Action<Item>? Clear { get; init; }

    /// <summary>Adds an element's content to what is there; null where that is not possible.</summary>
    public Action<Item, XElement, PropertyContext>? Append { get; init; }

    /// <summary>How its entries are named one by one; null where it is no dictionary.</summary>
    public IndexedField? Indexed { get; init; }

    /// <summary>The value restrictions and sort orders compare: string, bool, long, double, Instant or a list of strings.</summary>
    public Func<Item, PropertyContext, object?>? Value { get; init; }

    /// <summary>Whether base shape Default shows it.</summary>
    public bool InDefault { get; init; }

    /// <summary>Whether FindItem and SyncFolderItems can show it.</summary>
    public bool InFind { get; init; } = true;

    /// <summary>Whether base shape AllProperties shows it.</summary>
    public bool InAll { get; init; } = true;

    /// <summary>The first schema version that knows it.</summary>
    public EwsVersion Since { get; init; }

    /// <summary>Where several properties of a new item depend on each other, lower ones are written first.</summary>
    public int WriteOrder { get; init; } = 1;
}
