using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Search;

/// <summary>Turns search expressions (schema type RestrictionType) into a test of items.</summary>
internal static class Restriction
{
    public static Func<Item, bool> Parse(XElement? restriction, PropertyContext context) =>
        restriction?.Elements().FirstOrDefault() is { } expression ? Expression(expression, context) : _ => true;

    private static Func<Item, bool> Expression(XElement e, PropertyContext context)
    {
        switch (e.Name.LocalName)
        {
            case "And":
                var all = e.Elements().Select(x => Expression(x, context)).ToList();
                return i => all.TrueForAll(t => t(i));
            case "Or":
                var any = e.Elements().Select(x => Expression(x, context)).ToList();
                return i => any.Exists(t => t(i));
            case "Not":
                var inner = Expression(e.Elements().First(), context);
                return i => !inner(i);
            case "Exists":
                var path = Path(e);
                return i => path.Value(i, context) is not (null or IReadOnlyCollection<string> { Count: 0 });
            case "Contains":
                return Contains(e, context);
            case "Excludes":
                return Excludes(e, context);
            case "IsEqualTo":
                return Compare(e, context, c => c == 0);
            case "IsNotEqualTo":
                var equal = Compare(e, context, c => c == 0);
                return i => !equal(i);
            case "IsGreaterThan":
                return Compare(e, context, c => c > 0);
            case "IsGreaterThanOrEqualTo":
                return Compare(e, context, c => c >= 0);
            case "IsLessThan":
                return Compare(e, context, c => c < 0);
            case "IsLessThanOrEqualTo":
                return Compare(e, context, c => c <= 0);
            default:
                throw SoapFaultException.Schema("The element 'Restriction' has the invalid child element '" + e.Name.LocalName + "'.");
        }
    }

    private static FieldPath Path(XElement e) =>
        FieldPath.Parse(e.Elements().FirstOrDefault(FieldPath.Is) ?? throw SoapFaultException.Schema("The element '" + e.Name.LocalName + "' lacks a field."));

    private static Func<Item, bool> Compare(XElement e, PropertyContext context, Func<int, bool> holds)
    {
        var path = Path(e);
        var operand = e.Element(Ns.T + "FieldURIOrConstant")?.Elements().FirstOrDefault()
            ?? throw SoapFaultException.Schema("The element '" + e.Name.LocalName + "' lacks FieldURIOrConstant.");
        if (operand.Name != Ns.T + "Constant")
        {
            var other = FieldPath.Parse(operand);
            return i => Order(path.Value(i, context), other.Value(i, context)) is { } c && holds(c);
        }

        var text = (string?)operand.Attribute("Value") ?? throw SoapFaultException.Schema("The required attribute 'Value' is missing.");
        return i => path.Value(i, context) switch
        {
            null => false,
            IReadOnlyCollection<string> values => values.Any(v => Order(v, text) is { } c && holds(c)),
            { } value => Order(value, Constant(text, value, context)) is { } c && holds(c),
        };
    }

    private static object Constant(string text, object like, PropertyContext context)
    {
        try
        {
            return like switch
            {
                bool => XmlConvert.ToBoolean(text.Trim().ToLowerInvariant()),
                long => XmlConvert.ToInt64(text),
                double => XmlConvert.ToDouble(text),
                Instant => XmlTime.Read(text, context.ContextZone.Rules),
                _ => text,
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new EwsException("ErrorInvalidValueForProperty", "The constant does not fit the type of its property.");
        }
    }

    /// <summary>How two values stand to each other; null where they cannot be compared.</summary>
    internal static int? Order(object? left, object? right) => (left, right) switch
    {
        (string l, string r) => string.Compare(l, r, StringComparison.OrdinalIgnoreCase),
        (bool l, bool r) => l.CompareTo(r),
        (long l, long r) => l.CompareTo(r),
        (double l, double r) => l.CompareTo(r),
        (Instant l, Instant r) => l.CompareTo(r),
        _ => null,
    };

    private static Func<Item, bool> Contains(XElement e, PropertyContext context)
    {
        var path = Path(e);
        var wanted = (string?)e.Element(Ns.T + "Constant")?.Attribute("Value") ?? throw SoapFaultException.Schema("The element 'Contains' lacks Constant.");
        var comparison = (string?)e.Attribute("ContainmentComparison") is { } c && c.StartsWith("Ignore", StringComparison.Ordinal)
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        Func<string, bool> holds = (string?)e.Attribute("ContainmentMode") switch
        {
            "FullString" => v => v.Equals(wanted, comparison),
            "Prefixed" => v => v.StartsWith(wanted, comparison),
            "PrefixOnWords" => v => v.StartsWith(wanted, comparison) || v.Contains(" " + wanted, comparison),
            "ExactPhrase" => v => (" " + v + " ").Contains(" " + wanted + " ", comparison),
            _ => v => v.Contains(wanted, comparison),
        };
        return i => path.Value(i, context) switch
        {
            string text => holds(text),
            IReadOnlyCollection<string> values => values.Any(holds),
            _ => false,
        };
    }

    private static Func<Item, bool> Excludes(XElement e, PropertyContext context)
    {
        var path = Path(e);
        var text = (string?)e.Element(Ns.T + "Bitmask")?.Attribute("Value") ?? throw SoapFaultException.Schema("The element 'Excludes' lacks Bitmask.");
        var mask = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(text, 16) : XmlConvert.ToInt64(text);
        return i => path.Value(i, context) is not long value || (value & mask) == 0;
    }
}
