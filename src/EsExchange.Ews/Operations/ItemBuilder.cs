using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using EsExchange.Sync.Model;

namespace EsExchange.Ews.Operations;

/// <summary>Reads an item's element into a record; a value that cannot be read makes this one item unreadable and no other.</summary>
/// <param name="blank">The item before anything is known of it.</param>
internal sealed class ItemBuilder<T>(T blank)
    where T : EwsItem
{
    private static readonly Dictionary<string, Func<EwsItem, string, EwsItem>> Texts = new(StringComparer.Ordinal)
    {
        ["Subject"] = (item, text) => item with { Subject = text },
        ["Importance"] = (item, text) => item with { Importance = SchemaNames.Parse(text, Importance.Normal) },
        ["Sensitivity"] = (item, text) => item with { Sensitivity = SchemaNames.Parse(text, Sensitivity.Normal) },
        ["DateTimeCreated"] = (item, text) => item with { Created = XmlTime.Read(text) },
    };

    private bool isMalformed;

    /// <summary>What is known by now.</summary>
    public T Item { get; private set; } = blank;

    /// <param name="reader">A reader on the item's element.</param>
    /// <param name="texts">What to make of the text of elements of this kind of item.</param>
    /// <param name="other">Takes elements that are more than a text.</param>
    /// <param name="seen">Told of properties that EWS has no element for.</param>
    /// <returns>The item; null where it has no id or a value that cannot be read.</returns>
    public async Task<T?> ReadAsync(
        XmlReader reader, IReadOnlyDictionary<string, Func<T, string, T>> texts, Func<string, ValueTask<bool>> other, Action<MapiProperty>? seen = null)
    {
        var summary = new ItemReader();
        await summary.ReadAsync(reader, async name =>
        {
            if (texts.TryGetValue(name, out Func<T, string, T>? set))
                await SetAsync(reader.ReadTextAsync(), set).ConfigureAwait(false);
            else if (Texts.TryGetValue(name, out Func<EwsItem, string, EwsItem>? common))
                await SetAsync(reader.ReadTextAsync(), (item, text) => (T)common(item, text)).ConfigureAwait(false);
            else
                return await ReadCommonAsync(reader, name).ConfigureAwait(false) || await other(name).ConfigureAwait(false);
            return true;
        }, seen).ConfigureAwait(false);

        if (summary.ItemId is null || isMalformed)
            return null;
        return (T)((EwsItem)Item with
        {
            ItemId = summary.ItemId,
            ItemClass = summary.ItemClass.Length == 0 ? Item.ItemClass : summary.ItemClass,
            LastModified = summary.LastModified,
            Stamp = summary.Stamp,
        });
    }

    /// <summary>Sets a value that is at hand.</summary>
    public void Set(Func<T, T> set) => Item = set(Item);

    /// <summary>Sets a value that was read; the reader has passed it, whether it can be used or not.</summary>
    public async Task SetAsync<TValue>(Task<TValue> reading, Func<T, TValue, T> set)
    {
        try
        {
            Item = set(Item, await reading.ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            isMalformed = true;
        }
    }

    private async ValueTask<bool> ReadCommonAsync(XmlReader reader, string name)
    {
        switch (name)
        {
            case "Body":
                BodyFormat format = reader.GetAttribute("BodyType") == "HTML" ? BodyFormat.Html : BodyFormat.Text;
                await SetAsync(reader.ReadTextAsync(), (item, text) => (T)((EwsItem)item with { Body = text, BodyFormat = format })).ConfigureAwait(false);
                return true;
            case "Categories":
                await SetAsync(ListReader.ReadStringsAsync(reader), (item, names) => (T)((EwsItem)item with { Categories = names })).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }
}
