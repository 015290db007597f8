using System;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Reads an item's elements, whatever its type and whichever of them the server sends.</summary>
internal sealed class ItemReader
{
    public ItemId? ItemId { get; private set; }

    public string ItemClass { get; private set; } = string.Empty;

    public Instant? LastModified { get; private set; }

    public string? Stamp { get; private set; }

    /// <summary>Reads the item's element; <paramref name="other"/> may take what a summary does not know.</summary>
    public async Task ReadAsync(XmlReader reader, Func<string, ValueTask<bool>>? other = null)
    {
        await reader.ReadChildrenAsync(async name =>
        {
            switch (name)
            {
                case "ItemId":
                    ItemId = ReadId(reader);
                    return false;
                case "ItemClass":
                    ItemClass = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "LastModifiedTime":
                    LastModified = XmlTime.Read(await reader.ReadTextAsync().ConfigureAwait(false));
                    return true;
                case "ExtendedProperty":
                    await ReadExtendedPropertyAsync(reader).ConfigureAwait(false);
                    return true;
                default:
                    return other is not null && await other(name).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    public static ItemId ReadId(XmlReader reader) =>
        reader.GetAttribute("Id") is { Length: > 0 } id
            ? new ItemId(id, reader.GetAttribute("ChangeKey"))
            : throw new XmlException("An item has no id.");

    private async Task ReadExtendedPropertyAsync(XmlReader reader)
    {
        bool isStamp = false;
        await reader.ReadChildrenAsync(async name =>
        {
            if (name == "ExtendedFieldURI")
            {
                isStamp = reader.GetAttribute("PropertyName") == StampProperty.Name
                    && Guid.TryParse(reader.GetAttribute("PropertySetId"), out Guid set)
                    && set == StampProperty.SetId;
                return false;
            }

            if (name != "Value" || !isStamp)
                return false;
            string value = await reader.ReadTextAsync().ConfigureAwait(false);
            Stamp = value.Length == 0 ? null : value;
            return true;
        }).ConfigureAwait(false);
    }
}
