using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;

namespace EsExchange.Ews.Tests.Support;

/// <summary>What was written, read back as a server that changes nothing would show it.</summary>
internal static class RoundTrip
{
    public static async Task<T> ReadAsync<T>(NewItem written, Func<XmlReader, Task<T?>> read)
        where T : EwsItem
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { NewLineHandling = NewLineHandling.None }))
            ItemWriter.WriteNew(writer, written);

        // The server adds what only it knows, and gives bodies back in its own way.
        string answered = text.ToString()
            .Insert(text.ToString().LastIndexOf("</", StringComparison.Ordinal), "<ItemId Id='i' ChangeKey='c'/>")
            .Replace("</Body>", "\r\n</Body>", StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(answered), new XmlReaderSettings { Async = true });
        await reader.MoveToContentAsync();
        return (await read(reader))!;
    }
}
