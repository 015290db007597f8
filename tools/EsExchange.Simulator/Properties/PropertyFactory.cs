using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>Makes rows of the property table for the usual types of value.</summary>
internal static class PropertyFactory
{
    public static ItemProperty Text<T>(string uri, Func<T, string?> get, Action<T, string>? set = null)
        where T : Item => new(uri, typeof(T), (i, _) => get((T)i) is { Length: > 0 } text ? new XElement(NameOf(uri), XmlText.Clean(text)) : null)
        {
            Value = (i, _) => get((T)i),
            Write = set is null ? null : (i, e, _) => set((T)i, e.Value),
            Clear = set is null ? null : i => set((T)i, string.Empty),
        };

    public static ItemProperty Flag<T>(string uri, Func<T, bool> get, Action<T, bool>? set = null)
        where T : Item => new(uri, typeof(T), (i, _) => new XElement(NameOf(uri), get((T)i)))
        {
            Value = (i, _) => get((T)i),
            Write = set is null ? null : (i, e, _) => set((T)i, Parse(e, XmlConvert.ToBoolean, "boolean")),
        };

    public static ItemProperty Number<T>(string uri, Func<T, int> get, Action<T, int>? set = null)
        where T : Item => new(uri, typeof(T), (i, _) => new XElement(NameOf(uri), get((T)i)))
        {
            Value = (i, _) => (long)get((T)i),
            Write = set is null ? null : (i, e, _) => set((T)i, Parse(e, XmlConvert.ToInt32, "int")),
        };

    public static ItemProperty Fraction<T>(string uri, Func<T, double> get, Action<T, double>? set = null)
        where T : Item => new(uri, typeof(T), (i, _) => new XElement(NameOf(uri), get((T)i)))
        {
            Value = (i, _) => get((T)i),
            Write = set is null ? null : (i, e, _) => set((T)i, Parse(e, XmlConvert.ToDouble, "double")),
        };

    public static ItemProperty Moment<T>(string uri, Func<T, Instant?> get, Action<T, Instant?>? set = null)
        where T : Item => new(uri, typeof(T), (i, _) => get((T)i) is { } at ? new XElement(NameOf(uri), XmlTime.Write(at)) : null)
        {
            Value = (i, _) => get((T)i),
            Write = set is null ? null : (i, e, c) => set((T)i, XmlTime.Read(e.Value, c.ZoneOf(i))),
        };

    public static ItemProperty Choice<T, TChoice>(string uri, Func<T, TChoice> get, Action<T, TChoice>? set = null, TChoice cleared = default)
        where T : Item
        where TChoice : struct, Enum => new(uri, typeof(T), (i, _) => new XElement(NameOf(uri), get((T)i).ToString()))
        {
            Value = (i, _) => get((T)i).ToString(),
            Write = set is null ? null : (i, e, _) => set((T)i, ParseChoice<TChoice>(e)),
            Clear = set is null ? null : i => set((T)i, cleared),
        };

    public static ItemProperty Texts<T>(string uri, Func<T, IReadOnlyList<string>> get, Action<T, IReadOnlyList<string>> set)
        where T : Item => new(uri, typeof(T), (i, _) => get((T)i) is { Count: > 0 } texts ? ItemElements.Strings(NameOf(uri), texts) : null)
        {
            Value = (i, _) => get((T)i),
            Write = (i, e, _) => set((T)i, [.. e.Elements(Ns.T + "String").Select(s => s.Value)]),
            Clear = i => set((T)i, []),
        };

    public static XName NameOf(string uri) => Ns.T + uri[(uri.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static TChoice ParseChoice<TChoice>(XElement element)
        where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(element.Value.Trim(), out var choice) && choice.ToString() == element.Value.Trim()
            ? choice
            : throw Invalid(element, typeof(TChoice).Name);

    private static TValue Parse<TValue>(XElement element, Func<string, TValue> parse, string type)
    {
        try
        {
            return parse(element.Value.Trim());
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Invalid(element, type);
        }
    }

    private static SoapFaultException Invalid(XElement element, string type)
    {
        var line = (IXmlLineInfo)element;
        return SoapFaultException.Schema(
            string.Create(CultureInfo.InvariantCulture, $"The '{element.Name.LocalName}' element is invalid - The value '{element.Value}' is invalid according to its datatype '{type}'."),
            line.LineNumber,
            line.LinePosition);
    }
}
