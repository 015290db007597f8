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

    /// <summary>Reads the item's element; <paramref name="other"/> may take elements that a summary does not know, <paramref name="seen"/> properties.</summary>
    public async Task ReadAsync(XmlReader reader, Func<string, ValueTask<bool>>? other = null, Action<MapiProperty>? seen = null)
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
                    await ReadExtendedPropertyAsync(reader, seen).ConfigureAwait(false);
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

    private async Task ReadExtendedPropertyAsync(XmlReader reader, Action<MapiProperty>? seen)
    {
        bool isStamp = false;
        string? tag = null;
        await reader.ReadChildrenAsync(async name =>
        {
            if (name == "ExtendedFieldURI")
            {
                tag = reader.GetAttribute("PropertyTag");
                isStamp = reader.GetAttribute("PropertyName") == StampProperty.Name
                    && Guid.TryParse(reader.GetAttribute("PropertySetId"), out Guid set)
                    && set == StampProperty.SetId;
                return false;
            }

            if (name != "Value" || (!isStamp && tag is null))
                return false;
            string value = await reader.ReadTextAsync().ConfigureAwait(false);
            if (isStamp)
                Stamp = value.Length == 0 ? null : value;
            else
                seen?.Invoke(new MapiProperty(tag!, value));
            return true;
        }).ConfigureAwait(false);
    }
}

/// <summary>A property that EWS has no element for.</summary>
/// <param name="Tag">Its tag, hexadecimal with 0x or decimal.</param>
/// <param name="Value">Its value as a text.</param>
internal readonly record struct MapiProperty(string Tag, string Value);
