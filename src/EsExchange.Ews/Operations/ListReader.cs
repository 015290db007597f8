using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>Reads lists of texts (schema type <c>ArrayOfStringsType</c>).</summary>
internal static class ListReader
{
    public static async Task<IReadOnlyList<string>> ReadStringsAsync(XmlReader reader)
    {
        var texts = new List<string>();
        await reader.ReadChildrenAsync(async name =>
        {
            if (name != "String")
                return false;
            texts.Add(await reader.ReadTextAsync().ConfigureAwait(false));
            return true;
        }).ConfigureAwait(false);
        return texts;
    }
}
