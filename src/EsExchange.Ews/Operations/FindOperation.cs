using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>One answer of FindItem, whatever the view (MS-OXWSSRCH 3.1.4.2).</summary>
internal abstract class FindOperation<T> : IEwsOperation
{
    private readonly List<T> items = [];

    public string Name => "FindItem";

    public IReadOnlyList<T> Items => items;

    /// <summary>Whether the view holds no more than <see cref="Items"/>.</summary>
    public bool IncludesLast { get; private set; }

    /// <summary>Where the server says that the next page starts; null where it does not say.</summary>
    protected int? PagingOffset { get; private set; }

    public void Reset()
    {
        items.Clear();
        IncludesLast = false;
        PagingOffset = null;
    }

    public abstract void WriteRequest(XmlWriter writer);

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            if (name != "RootFolder")
                return false;
            IncludesLast = reader.GetAttribute("IncludesLastItemInRange") is not { } text || XmlConvert.ToBoolean(text);
            PagingOffset = reader.GetAttribute("IndexedPagingOffset") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;
            await reader.ReadChildrenAsync(part => ReadItemsAsync(reader, part)).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        ErrorMapper.ThrowIfError(head);
    }

    /// <summary>Reads one item's element.</summary>
    protected abstract Task<T> ReadItemAsync(XmlReader reader);

    private async ValueTask<bool> ReadItemsAsync(XmlReader reader, string name)
    {
        if (name != "Items")
            return false;
        await reader.ReadChildrenAsync(async _ =>
        {
            items.Add(await ReadItemAsync(reader).ConfigureAwait(false));
            return true;
        }).ConfigureAwait(false);
        return true;
    }
}
