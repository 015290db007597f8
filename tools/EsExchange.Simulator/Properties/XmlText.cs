using System.Linq;
using System.Xml;

namespace EsExchange.Simulator.Properties;

/// <summary>Text as XML 1.0 can carry it.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        var clean = true;
        foreach (var c in text)
            clean &= XmlConvert.IsXmlChar(c);
        return clean ? text : string.Concat(text.EnumerateRunes().Where(Allowed).Select(r => r.ToString()));
    }

    private static bool Allowed(System.Text.Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
