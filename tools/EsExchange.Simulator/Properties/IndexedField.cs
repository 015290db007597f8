using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>A property that is a dictionary, whose entries clients name by an IndexedFieldURI (schema type PathToIndexedFieldType).</summary>
internal abstract class IndexedField
{
    /// <summary>The URIs that name its entries, or parts of them.</summary>
    public abstract IReadOnlyList<string> Uris { get; }

    /// <summary>Whether there can be an entry under a key.</summary>
    public abstract bool Allows(string key);

    /// <summary>The entries, of which only those and their parts show that are asked for.</summary>
    public abstract IEnumerable<XElement> Read(Item item, Func<string, string, bool> shows);

    /// <summary>Takes over one entry, or the part of it that a URI names.</summary>
    public abstract void Write(Item item, string uri, XElement entry);

    /// <summary>Takes away an entry, or the part of it that a URI names.</summary>
    public abstract void Clear(Item item, string uri, string key);

    /// <summary>The text under a URI and a key, or null.</summary>
    public abstract string? Value(Item item, string uri, string key);

    /// <summary>The property as a row of the table.</summary>
    public ItemProperty Property(string fieldUri) => new(fieldUri, typeof(ContactItem), (i, _) => Element(fieldUri, Read(i, (_, _) => true)))
    {
        Indexed = this,
        Value = (i, _) => Read(i, (_, _) => true).Select(e => e.Value).ToList(),
        Write = (i, e, _) =>
        {
            foreach (var entry in e.Elements(Ns.T + "Entry"))
            {
                foreach (var uri in Uris.Where(u => Uris.Count == 1 || entry.Element(Ns.T + Part(u)) is not null))
                    Write(i, uri, entry);
            }
        },
    };

    public static XElement? Element(string fieldUri, IEnumerable<XElement> entries) =>
        entries.ToList() is { Count: > 0 } shown ? new XElement(PropertyFactory.NameOf(fieldUri), shown) : null;

    protected static string Part(string uri) => uri[(uri.LastIndexOf(':') + 1)..];

    protected string Key(XElement entry)
    {
        var key = (string?)entry.Attribute("Key") ?? throw SoapFaultException.Schema("The required attribute 'Key' is missing.");
        return Allows(key) ? key : throw SoapFaultException.Schema("The 'Key' attribute is invalid - The value '" + key + "' is invalid.");
    }
}

/// <summary>A dictionary with one text to an entry.</summary>
internal sealed class IndexedTexts<TValue>(
    string uri,
    IReadOnlyList<string> keys,
    Func<ContactItem, ImmutableSortedDictionary<string, TValue>> get,
    Action<ContactItem, ImmutableSortedDictionary<string, TValue>> set,
    Func<XElement, TValue> parse,
    Func<TValue, IEnumerable<object>> content,
    Func<TValue, string> text) : IndexedField
{
    public override IReadOnlyList<string> Uris { get; } = [uri];

    public override bool Allows(string key) => keys.Contains(key);

    public override IEnumerable<XElement> Read(Item item, Func<string, string, bool> shows) => get((ContactItem)item)
        .Where(e => shows(uri, e.Key))
        .Select(e => new XElement(Ns.T + "Entry", new XAttribute("Key", e.Key), content(e.Value)));

    public override void Write(Item item, string uri, XElement entry)
    {
        var contact = (ContactItem)item;
        set(contact, entry.Value.Length == 0 ? get(contact).Remove(Key(entry)) : get(contact).SetItem(Key(entry), parse(entry)));
    }

    public override void Clear(Item item, string uri, string key) => set((ContactItem)item, get((ContactItem)item).Remove(key));

    public override string? Value(Item item, string uri, string key) =>
        item is ContactItem contact && get(contact).TryGetValue(key, out var value) ? text(value) : null;
}

/// <summary>The postal addresses, whose parts have URIs of their own.</summary>
internal sealed class IndexedAddresses : IndexedField
{
    private static readonly (string Name, Func<PhysicalAddress, string> Get, Func<PhysicalAddress, string, PhysicalAddress> With)[] Parts =
    [
        ("Street", a => a.Street, (a, v) => a with { Street = v }),
        ("City", a => a.City, (a, v) => a with { City = v }),
        ("State", a => a.State, (a, v) => a with { State = v }),
        ("CountryOrRegion", a => a.CountryOrRegion, (a, v) => a with { CountryOrRegion = v }),
        ("PostalCode", a => a.PostalCode, (a, v) => a with { PostalCode = v }),
    ];

    public override IReadOnlyList<string> Uris { get; } = [.. Parts.Select(p => "contacts:PhysicalAddress:" + p.Name)];

    public override bool Allows(string key) => key is "Home" or "Business" or "Other";

    public override IEnumerable<XElement> Read(Item item, Func<string, string, bool> shows) => ((ContactItem)item).PhysicalAddresses
        .Select(e => new XElement(Ns.T + "Entry", new XAttribute("Key", e.Key), Parts
            .Where(p => p.Get(e.Value).Length > 0 && shows("contacts:PhysicalAddress:" + p.Name, e.Key))
            .Select(p => new XElement(Ns.T + p.Name, XmlText.Clean(p.Get(e.Value))))))
        .Where(e => e.HasElements);

    public override void Write(Item item, string uri, XElement entry) => Set(
        (ContactItem)item, uri, Key(entry), ((string?)entry.Element(Ns.T + Part(uri))) ?? throw new EwsException(
            "ErrorUpdatePropertyMismatch", "The property in the change description does not match its path."));

    public override void Clear(Item item, string uri, string key) => Set((ContactItem)item, uri, key, string.Empty);

    public override string? Value(Item item, string uri, string key) =>
        item is ContactItem contact && contact.PhysicalAddresses.TryGetValue(key, out var address) && Parts.First(p => p.Name == Part(uri)).Get(address) is { Length: > 0 } text
            ? text
            : null;

    private static void Set(ContactItem contact, string uri, string key, string text)
    {
        var address = Parts.First(p => p.Name == Part(uri)).With(contact.PhysicalAddresses.GetValueOrDefault(key) ?? new PhysicalAddress(), text);
        contact.PhysicalAddresses = address == new PhysicalAddress() ? contact.PhysicalAddresses.Remove(key) : contact.PhysicalAddresses.SetItem(key, address);
    }
}
