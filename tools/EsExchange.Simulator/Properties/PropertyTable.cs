using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Properties;

/// <summary>All properties of all kinds of item. A new kind of item is a row here and a list of its properties.</summary>
internal sealed class PropertyTable
{
    private static readonly PropertyTable[] Tables =
    [
        new("CalendarItem", typeof(CalendarItem), () => new CalendarItem(), CalendarProperties.All),
        new("Task", typeof(TaskItem), () => new TaskItem(), TaskProperties.All),
        new("Contact", typeof(ContactItem), () => new ContactItem(), ContactProperties.All),
        new("Message", typeof(MessageItem), () => new MessageItem(), MessageProperties.All),
    ];

    private readonly Dictionary<string, ItemProperty> _byUri;
    private readonly Dictionary<XName, ItemProperty> _byElement;
    private readonly Dictionary<string, ItemProperty> _byIndexedUri;

    private PropertyTable(string element, Type kind, Func<Item> create, IReadOnlyList<ItemProperty> own)
    {
        Element = Ns.T + element;
        Kind = kind;
        Create = create;
        BeforeExtended = CommonProperties.BeforeExtended;
        AfterExtended = [.. CommonProperties.AfterExtended, .. own];
        _byUri = BeforeExtended.Concat(AfterExtended).ToDictionary(p => p.FieldUri, StringComparer.Ordinal);
        _byElement = _byUri.Values.ToDictionary(p => p.Element);
        _byIndexedUri = own.Where(p => p.Indexed is not null).SelectMany(p => p.Indexed!.Uris, (p, u) => (p, u)).ToDictionary(x => x.u, x => x.p, StringComparer.Ordinal);
    }

    /// <summary>The element that stands for an item of this kind.</summary>
    public XName Element { get; }

    public Type Kind { get; }

    public Func<Item> Create { get; }

    public IReadOnlyList<ItemProperty> BeforeExtended { get; }

    public IReadOnlyList<ItemProperty> AfterExtended { get; }

    public ItemProperty? ByUri(string uri) => _byUri.GetValueOrDefault(uri);

    /// <summary>The dictionary whose entries an IndexedFieldURI names, or null.</summary>
    public ItemProperty? ByIndexedUri(string uri) => _byIndexedUri.GetValueOrDefault(uri);

    public ItemProperty? ByElement(XName element) => _byElement.GetValueOrDefault(element);

    public static PropertyTable For(Item item) => Tables.First(t => t.Kind == item.GetType());

    public static PropertyTable? ForElement(XName element) => Tables.FirstOrDefault(t => t.Element == element);
}
