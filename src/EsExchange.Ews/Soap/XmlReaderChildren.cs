using System;
using System.Threading.Tasks;
using System.Xml;

namespace EsExchange.Ews.Soap;

internal static class XmlReaderChildren
{
    /// <summary>Visits each child element of the element that the reader is on and moves past its end.</summary>
    /// <param name="reader">A reader on a start element.</param>
    /// <param name="visit">Consumes the child wholly and returns true, or touches nothing and returns false so that it is skipped.</param>
    public static async Task ReadChildrenAsync(this XmlReader reader, Func<string, ValueTask<bool>> visit)
    {
        if (reader.IsEmptyElement)
        {
            await reader.ReadAsync().ConfigureAwait(false);
            return;
        }

        int depth = reader.Depth;
        await reader.ReadAsync().ConfigureAwait(false);
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                if (!await reader.ReadAsync().ConfigureAwait(false))
                    throw new XmlException("The document ends inside an element.");
            }
            else if (!await visit(reader.LocalName).ConfigureAwait(false))
            {
                await reader.SkipAsync().ConfigureAwait(false);
            }
        }

        if (reader.NodeType != XmlNodeType.EndElement)
            throw new XmlException("The document ends inside an element.");
        await reader.ReadAsync().ConfigureAwait(false);
    }

    /// <summary>The text of the element that the reader is on; moves past its end.</summary>
    public static Task<string> ReadTextAsync(this XmlReader reader) => reader.ReadElementContentAsStringAsync();
}
