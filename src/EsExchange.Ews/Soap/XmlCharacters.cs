using System.Text;
using System.Xml;

namespace EsExchange.Ews.Soap;

/// <summary>Makes any string fit for XML 1.0 by leaving out what it cannot carry (https://www.w3.org/TR/xml/#charsets).</summary>
internal static class XmlCharacters
{
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (pair || XmlConvert.IsXmlChar(text[i]))
            {
                clean?.Append(text, i, pair ? 2 : 1);
                i += pair ? 1 : 0;
            }
            else
            {
                clean ??= new StringBuilder(text, 0, i, text.Length);
            }
        }

        return clean?.ToString() ?? text;
    }
}
