using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using static EsExchange.Ews.Operations.ContactFields;

namespace EsExchange.Ews.Operations;

/// <summary>Reads a <c>Contact</c> element.</summary>
internal static class ContactItemReader
{
    private static readonly Dictionary<string, Func<ContactItem, string, ContactItem>> Texts = Own();

    /// <returns>The contact, or null where it lacks an id or has a value that cannot be read.</returns>
    public static Task<ContactItem?> ReadAsync(XmlReader reader)
    {
        var builder = new ItemBuilder<ContactItem>(new ContactItem { ItemId = null!, ItemClass = "IPM.Contact" });
        return builder.ReadAsync(reader, Texts, async name =>
        {
            switch (name)
            {
                case "EmailAddresses" or "PhoneNumbers":
                    await builder.SetAsync(ReadEntriesAsync(reader, name), With).ConfigureAwait(false);
                    return true;
                case "PhysicalAddresses":
                    await builder.SetAsync(ReadAddressAsync(reader), With).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }, property => builder.Set(item => IsSalutation(property.Tag) ? With(item, [(ContactField.Salutation, property.Value)]) : item));
    }

    private static Dictionary<string, Func<ContactItem, string, ContactItem>> Own()
    {
        var texts = All.OfType<Place.Own>().ToDictionary(
            place => place.Element,
            place => (Func<ContactItem, string, ContactItem>)((item, text) => With(item, [(place.Field, text)])),
            StringComparer.Ordinal);
        texts.Add("FileAs", (item, text) => item with { FileAs = text });
        texts.Add("Birthday", (item, text) => item with { Birthday = XmlTime.Read(text) });
        return texts;
    }

    private static ContactItem With(ContactItem item, IReadOnlyList<(ContactField Field, string Text)> more)
    {
        var texts = item.Texts.ToDictionary(text => text.Key, text => text.Value);
        foreach ((ContactField field, string text) in more.Where(one => one.Text.Length > 0))
            texts[field] = text;
        return item with { Texts = texts };
    }

    private static async Task<IReadOnlyList<(ContactField, string)>> ReadEntriesAsync(XmlReader reader, string dictionary)
    {
        var found = new List<(ContactField, string)>();
        await reader.ReadChildrenAsync(async _ =>
        {
            string? key = reader.GetAttribute("Key");
            string text = await reader.ReadTextAsync().ConfigureAwait(false);
            found.AddRange(All.OfType<Place.Entry>().Where(entry => entry.Dictionary == dictionary && entry.Key == key).Select(entry => (entry.Field, text)));
            return true;
        }).ConfigureAwait(false);
        return found;
    }

    private static async Task<IReadOnlyList<(ContactField, string)>> ReadAddressAsync(XmlReader reader)
    {
        var found = new List<(ContactField, string)>();
        await reader.ReadChildrenAsync(async _ =>
        {
            if (reader.GetAttribute("Key") != "Business")
                return false;
            await reader.ReadChildrenAsync(async name =>
            {
                if (All.OfType<Place.Part>().FirstOrDefault(part => part.Element == name) is not { } part)
                    return false;
                found.Add((part.Field, await reader.ReadTextAsync().ConfigureAwait(false)));
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return found;
    }
}
