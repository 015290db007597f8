using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Search;

/// <summary>Sorts items as a request's SortOrder says; items without a value come first, ties stay in order of creation.</summary>
internal static class SortOrder
{
    public static IEnumerable<Item> Apply(IEnumerable<Item> items, XElement? sortOrder, PropertyContext context)
    {
        IOrderedEnumerable<Item>? ordered = null;
        foreach (var field in sortOrder?.Elements(Ns.T + "FieldOrder") ?? [])
        {
            var path = FieldPath.Parse(field.Elements().First(FieldPath.Is));
            var descending = (string?)field.Attribute("Order") == "Descending";
            object? Key(Item i) => path.Value(i, context);
            ordered = (ordered, descending) switch
            {
                (null, false) => items.OrderBy(Key, ValueComparer.Instance),
                (null, true) => items.OrderByDescending(Key, ValueComparer.Instance),
                (_, false) => ordered.ThenBy(Key, ValueComparer.Instance),
                (_, true) => ordered.ThenByDescending(Key, ValueComparer.Instance),
            };
        }

        return ordered?.ThenBy(i => i.Number) ?? items.OrderBy(i => i.Number);
    }

    private sealed class ValueComparer : IComparer<object?>
    {
        public static ValueComparer Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            _ => Restriction.Order(x, y) ?? 0,
        };
    }
}
