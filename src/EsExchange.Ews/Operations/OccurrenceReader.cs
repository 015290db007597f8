using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;
using NodaTime;

namespace EsExchange.Ews.Operations;

/// <summary>Reads what a master says of its changed and deleted occurrences, and what a calendar's view says of each entry.</summary>
internal static class OccurrenceReader
{
    /// <exception cref="FormatException">An occurrence lacks a part or has a time that cannot be read; the element was consumed.</exception>
    public static async Task<IReadOnlyList<ModifiedOccurrence>> ReadModifiedAsync(XmlReader reader)
    {
        var raw = new List<(ItemId? Id, Dictionary<string, string> Texts)>();
        await reader.ReadChildrenAsync(async _ =>
        {
            ItemId? id = null;
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            await reader.ReadChildrenAsync(async name =>
            {
                if (name == "ItemId")
                    id = ItemReader.ReadId(reader);
                if (name is not ("Start" or "End" or "OriginalStart"))
                    return false;
                texts[name] = await reader.ReadTextAsync().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            raw.Add((id, texts));
            return true;
        }).ConfigureAwait(false);

        return [.. raw.Select(occurrence => new ModifiedOccurrence(
            occurrence.Id ?? throw new FormatException("A changed occurrence has no id."),
            Time(occurrence.Texts, "Start"),
            Time(occurrence.Texts, "End"),
            Time(occurrence.Texts, "OriginalStart")))];
    }

    /// <exception cref="FormatException">An occurrence has no time that can be read; the element was consumed.</exception>
    public static async Task<IReadOnlyList<Instant>> ReadDeletedAsync(XmlReader reader)
    {
        var starts = new List<string>();
        await reader.ReadChildrenAsync(async _ =>
        {
            await reader.ReadChildrenAsync(async name =>
            {
                if (name != "Start")
                    return false;
                starts.Add(await reader.ReadTextAsync().ConfigureAwait(false));
                return true;
            }).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return [.. starts.Select(XmlTime.Read)];
    }

    /// <exception cref="XmlException">The entry lacks an id, a start or an end.</exception>
    public static async Task<CalendarOccurrence> ReadEntryAsync(XmlReader reader)
    {
        var item = new ItemReader();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await item.ReadAsync(reader, async name =>
        {
            if (name is not ("Start" or "End" or "OriginalStart" or "UID" or "CalendarItemType"))
                return false;
            texts[name] = await reader.ReadTextAsync().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

        if (item.ItemId is null || !texts.ContainsKey("Start") || !texts.ContainsKey("End"))
            throw new XmlException("An entry of a calendar has no id, start or end.");
        return new CalendarOccurrence(
            item.ItemId,
            texts.TryGetValue("CalendarItemType", out string? kind) ? SchemaNames.Parse(kind, CalendarItemKind.Single) : CalendarItemKind.Single,
            texts.TryGetValue("UID", out string? uid) ? uid : null,
            texts.ContainsKey("OriginalStart") ? Time(texts, "OriginalStart") : null,
            Time(texts, "Start"),
            Time(texts, "End"),
            item.LastModified,
            item.Stamp);
    }

    private static Instant Time(Dictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out string? text) ? XmlTime.Read(text) : throw new FormatException($"An occurrence has no {name}.");
}
