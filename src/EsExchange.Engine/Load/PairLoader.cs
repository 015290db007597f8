using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Load;

/// <summary>Loads both sides of what the candidates name and pairs them.</summary>
/// <param name="context">The mailbox.</param>
/// <param name="withGivenUp">Whether pairs that were given up are loaded too.</param>
internal sealed class PairLoader(MailboxContext context, bool withGivenUp = false)
{
    /// <summary>Loads: a few batched requests, however many candidates there are.</summary>
    public async Task<LoadedBatch> LoadAsync(Candidates candidates, CancellationToken cancellationToken)
    {
        LinkIndex links = await GetLinksAsync(candidates, cancellationToken).ConfigureAwait(false);
        List<Link> seen = [.. candidates.Items.Keys.Concat(candidates.DeletedItems).Select(links.ByItem).OfType<Link>()];

        List<string> items = [.. candidates.Items.Where(item => !IsEcho(links, item.Key, item.Value)).Select(item => item.Key)];
        List<long> appointments = [.. candidates.EserpItems.Where(a => !EchoFilter.IsEcho(Heard(links.ByEserpId(a.Key)), a.Value)).Select(a => a.Key)];
        List<string> outOfScope = [.. items.Where(id => IsOutOfScope(links, id, candidates.Items[id]))];
        items.RemoveAll(new HashSet<string>(outOfScope).Contains);
        HashSet<string> deleted = [.. candidates.DeletedItems.Except(items)];

        Dictionary<string, ExchangeRead> reads = [];
        await ReadAsync(reads, ItemsToRead(candidates, deleted, links, items, appointments), cancellationToken).ConfigureAwait(false);
        deleted.UnionWith(candidates.DeletedItems.Where(id => reads.TryGetValue(id, out ExchangeRead? read) && read.Outcome == ReadOutcome.NotFound));
        items.RemoveAll(deleted.Contains);
        Strays strays = await FindStrayItemsAsync(candidates, deleted, links, appointments, reads, cancellationToken).ConfigureAwait(false);
        items.AddRange(strays.Items);
        Strays unlinked = await FindOccurrencesOfRowsAsync(deleted, links, appointments, reads, cancellationToken).ConfigureAwait(false);
        items.AddRange(unlinked.Items);

        // Links are looked up by the stamps and series the items carry now, not by those the list named.
        IReadOnlyDictionary<SeriesKey, long> occurrences = await FindOccurrencesAsync(links, items, reads, cancellationToken).ConfigureAwait(false);
        links = await GetLinksAsync(candidates, reads.Values, occurrences.Values, cancellationToken).ConfigureAwait(false);
        await ReadAsync(reads, OriginalsToRead(deleted, links, items, reads, occurrences), cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, Link> meetings = await FindMeetingsAsync(links, items, reads, cancellationToken).ConfigureAwait(false);
        HashSet<string> series = await FindKnownSeriesAsync(reads.Values, cancellationToken).ConfigureAwait(false);
        IEnumerable<long> known = items.Concat(deleted).Select(links.ByItem).Concat(meetings.Values).OfType<Link>().Select(link => link.EserpId);
        IEnumerable<long> named = appointments.Concat(candidates.DeletedEserpItems).Concat(candidates.Successors.Values).Concat(occurrences.Values).Concat(items.Select(id => context.Stamp.Read(candidates.StampOf(reads[id]))).OfType<long>());
        IReadOnlyDictionary<long, EserpItem> rows = await LoadEserpAsync(known.Concat(named), cancellationToken).ConfigureAwait(false);
        List<Pair> pairs = [.. Match(candidates, deleted, links, items, appointments, reads, rows, occurrences, meetings).Select(strays.Doubt).Select(unlinked.Doubt).Select(pair => WithoutSeries(pair, series, candidates.Outgrown)).Select(pair => pair with { Base = BaseOf(pair) })];
        pairs.AddRange(outOfScope.Select(id => new Pair { ItemId = id, IsOutOfScopeInExchange = true }));
        IEnumerable<string> newOccurrences = pairs.Where(IsNewOccurrence).Select(pair => pair.ItemId!);
        return new LoadedBatch(pairs, [.. seen.Select(link => link.Id)], [.. seen.Where(link => link.IsUnseen).Select(link => link.ItemId!).Concat(newOccurrences)]);
    }

    /// <summary>An occurrence is named once, with its series, while a single item comes again with its mark.</summary>
    private static bool IsNewOccurrence(Pair pair) => pair.Item is { Series: not null, IsSeries: false } && pair.Link?.ItemId != pair.ItemId;

    private bool IsEcho(LinkIndex links, string itemId, SeenItem item)
    {
        Link? link = Heard(links.ByItem(itemId));
        return EchoFilter.IsEcho(link, item, link is { Series: null } ? context.Stamp.For(link.EserpId) : null);
    }

    private Link? Heard(Link? link) => withGivenUp && link is { State: LinkState.Detached } ? null : link;

    private bool IsOutOfScope(LinkIndex links, string itemId, SeenItem item) =>
        links.ByItem(itemId) is null && context.Stamp.Read(item.Stamp) is null && context.Policy.HasScope && item.Modified < context.ScopeStart;

    private Task<LinkIndex> GetLinksAsync(Candidates candidates, CancellationToken cancellationToken) =>
        GetLinksAsync(candidates.Items.Keys.Concat(candidates.DeletedItems), EserpIds(candidates), cancellationToken);

    private Task<LinkIndex> GetLinksAsync(Candidates candidates, IEnumerable<ExchangeRead> reads, IEnumerable<long> occurrences, CancellationToken cancellationToken)
    {
        List<ExchangeRead> found = [.. reads];
        IEnumerable<long> stamped = found.Select(read => context.Stamp.Read(read.Item?.Marks.Stamp)).OfType<long>();
        return GetLinksAsync(
            candidates.Items.Keys.Concat(candidates.DeletedItems).Concat(found.Select(read => read.ItemId)),
            EserpIds(candidates).Concat(stamped).Concat(occurrences),
            cancellationToken);
    }

    private async Task<LinkIndex> GetLinksAsync(IEnumerable<string> itemIds, IEnumerable<long> eserpIds, CancellationToken cancellationToken)
    {
        List<string> items = [.. itemIds.Distinct()];
        List<long> appointments = [.. eserpIds.Distinct()];
        IReadOnlyList<Link> byItem = items.Count == 0 ? [] : await context.Eserp.GetLinksByItemAsync(items, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Link> byEserpId = appointments.Count == 0 ? [] : await context.Eserp.GetLinksByEserpIdAsync(appointments, cancellationToken).ConfigureAwait(false);
        return new LinkIndex(byItem.Concat(byEserpId));
    }

    private IEnumerable<long> EserpIds(Candidates candidates) =>
        candidates.EserpItems.Keys
            .Concat(candidates.Successors.Values)
            .Concat(candidates.DeletedEserpItems)
            .Concat(candidates.Items.Values.Select(item => context.Stamp.Read(item.Stamp)).OfType<long>());

    private static HashSet<string> ItemsToRead(Candidates candidates, HashSet<string> deleted, LinkIndex links, List<string> items, List<long> appointments)
    {
        var wanted = new HashSet<string>(items);
        wanted.UnionWith(appointments.Concat(candidates.DeletedEserpItems).Select(id => links.ByEserpId(id)?.ItemId).OfType<string>());
        wanted.ExceptWith(deleted);
        return wanted;
    }

    /// <summary>Whether an item with a known stamp or series is a copy or has moved shows in whether the original is still there.</summary>
    private HashSet<string> OriginalsToRead(
        HashSet<string> deleted, LinkIndex links, List<string> items, Dictionary<string, ExchangeRead> reads, IReadOnlyDictionary<SeriesKey, long> occurrences)
    {
        IEnumerable<long> stamped = items.Select(id => context.Stamp.Read(reads[id].Item?.Marks.Stamp)).OfType<long>();
        var originals = new HashSet<string>(stamped.Concat(occurrences.Values).Select(id => links.ByEserpId(id)?.ItemId).OfType<string>());
        originals.ExceptWith(reads.Keys);
        originals.ExceptWith(deleted);
        return originals;
    }

    private async Task ReadAsync(Dictionary<string, ExchangeRead> reads, IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        if (itemIds.Count == 0)
            return;
        foreach (ExchangeRead read in await context.Exchange.LoadAsync([.. itemIds], cancellationToken).ConfigureAwait(false))
            reads[read.ItemId] = read;
    }

    /// <summary>Looks by stamp for items that should exist, or may, but are not where the link says; and for those of appointments without a link where no list of Exchange's changes would name them.</summary>
    private async Task<Strays> FindStrayItemsAsync(
        Candidates candidates, HashSet<string> deleted, LinkIndex links, List<long> appointments, Dictionary<string, ExchangeRead> reads, CancellationToken cancellationToken)
    {
        bool IsMissing(Link link) =>
            link.ItemId is null || (reads.TryGetValue(link.ItemId, out ExchangeRead? read) && read.Outcome == ReadOutcome.NotFound);

        IEnumerable<Link> missing = appointments.Concat(candidates.DeletedEserpItems).Select(links.ByEserpId).OfType<Link>().Where(IsMissing);
        IEnumerable<Link> perhapsRecreated = deleted.Select(links.ByItem).OfType<Link>().Where(link => link.Intent is not null);
        HashSet<long> wanted = [.. missing.Concat(perhapsRecreated).Where(link => link.State != LinkState.Detached).Select(link => link.EserpId)];
        if (!context.Policy.ComesBack)
            wanted.UnionWith(appointments.Where(id => links.ByEserpId(id) is null));
        if (wanted.Count == 0)
            return Strays.None;

        IReadOnlyList<string> found = await context.Exchange.FindByStampAsync([.. wanted.Select(context.Stamp.For)], cancellationToken).ConfigureAwait(false);
        return await ReadStraysAsync(found, wanted, deleted, reads, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks by its series for the item of each appointment that eserp knows as an occurrence and that has no link.</summary>
    private async Task<Strays> FindOccurrencesOfRowsAsync(
        HashSet<string> deleted, LinkIndex links, List<long> appointments, Dictionary<string, ExchangeRead> reads, CancellationToken cancellationToken)
    {
        long[] unlinked = [.. appointments.Where(id => links.ByEserpId(id) is null)];
        IReadOnlyDictionary<long, string> found = await new UnlinkedOccurrences(context).FindAsync(unlinked, cancellationToken).ConfigureAwait(false);
        return await ReadStraysAsync([.. found.Values], [.. found.Keys], deleted, reads, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Strays> ReadStraysAsync(
        IReadOnlyList<string> found, IReadOnlyCollection<long> wanted, HashSet<string> deleted, Dictionary<string, ExchangeRead> reads, CancellationToken cancellationToken)
    {
        List<string> strays = [.. found.Where(id => !reads.ContainsKey(id) && !deleted.Contains(id))];
        await ReadAsync(reads, strays, cancellationToken).ConfigureAwait(false);
        return new Strays(strays, wanted, found.Select(id => reads.TryGetValue(id, out ExchangeRead? read) ? read.Failure : null).FirstOrDefault(failure => failure is not null));
    }

    /// <summary>The occurrences that eserp knows already though their links were forgotten.</summary>
    private async Task<IReadOnlyDictionary<SeriesKey, long>> FindOccurrencesAsync(
        LinkIndex links, IEnumerable<string> items, Dictionary<string, ExchangeRead> reads, CancellationToken cancellationToken)
    {
        List<string> series = [.. items.Where(id => links.ByItem(id) is null).Select(id => reads[id].Item?.Series?.SeriesId).OfType<string>().Distinct()];
        Dictionary<SeriesKey, long> found = [];
        if (series.Count == 0)
            return found;
        foreach (EserpOccurrence occurrence in await context.Eserp.FindBySeriesAsync(series, cancellationToken).ConfigureAwait(false))
            found[occurrence.Series] = occurrence.EserpId;
        return found;
    }

    /// <summary>The links of meetings that were known under another item.</summary>
    private async Task<IReadOnlyDictionary<string, Link>> FindMeetingsAsync(
        LinkIndex links, IEnumerable<string> items, Dictionary<string, ExchangeRead> reads, CancellationToken cancellationToken)
    {
        List<string> ids = [.. items.Where(id => links.ByItem(id) is null).Select(id => reads[id].Item?.MeetingId).OfType<string>().Distinct()];
        Dictionary<string, Link> found = [];
        if (ids.Count == 0)
            return found;
        foreach (Link link in await context.Eserp.GetLinksByMeetingAsync(ids, cancellationToken).ConfigureAwait(false))
            found[link.MeetingId!] = link;
        return found;
    }

    /// <summary>The series among items whose occurrences have been looked at before.</summary>
    private async Task<HashSet<string>> FindKnownSeriesAsync(IEnumerable<ExchangeRead> reads, CancellationToken cancellationToken)
    {
        List<string> masters = [.. reads.Where(read => read.Item is { IsSeries: true }).Select(read => read.ItemId)];
        return masters.Count == 0 ? [] : [.. (await context.Eserp.GetSeriesIdsAsync(masters, cancellationToken).ConfigureAwait(false)).Keys];
    }

    /// <summary>
    /// A known series still carries the stamp of the single item that it was. It is kept in step by its occurrences: it is not what an appointment lacks, and
    /// does not go with an appointment that was deleted.
    /// </summary>
    private static Pair WithoutSeries(Pair pair, HashSet<string> series, HashSet<string> outgrown) => pair switch
    {
        { Link: { } link, ItemId: { } itemId } when outgrown.Contains(itemId) => pair with { Link = link with { ItemId = null }, Item = null, ItemId = null },
        { IsDeletedInEserp: true, Item.IsSeries: true, ItemId: { } itemId } when series.Contains(itemId) => pair with { Item = null },
        { Link: { } link, ItemId: { } itemId } when link.ItemId != itemId && series.Contains(itemId) => pair with { Item = null, ItemId = link.ItemId, IsAdopted = false },
        _ => pair,
    };

    private List<Pair> Match(
        Candidates candidates, HashSet<string> deleted, LinkIndex links, IEnumerable<string> items, IEnumerable<long> appointments, Dictionary<string, ExchangeRead> reads,
        IReadOnlyDictionary<long, EserpItem> rows, IReadOnlyDictionary<SeriesKey, long> occurrences, IReadOnlyDictionary<string, Link> meetings)
    {
        var matcher = new ItemMatcher(context.Stamp, candidates, links, reads, rows, deleted, occurrences, meetings, context.Forms, context.IsFirst);
        foreach (ExchangeRead read in items.Distinct().Select(id => reads[id]).OrderBy(read => read.Outcome == ReadOutcome.NotFound).ThenBy(read => !candidates.Successors.ContainsKey(read.ItemId)).ThenBy(read => read.Item?.Created).ThenBy(read => read.ItemId, StringComparer.Ordinal))
            matcher.AddItem(read);
        foreach (string itemId in deleted)
            matcher.AddDeletedItem(itemId);
        foreach (long id in appointments)
            matcher.AddEserpItem(id);
        foreach (long id in candidates.DeletedEserpItems)
            matcher.AddEserpItem(id);
        return [.. matcher.Pairs.Select(pair => pair with
        {
            Eserp = pair.EserpId is { } id && rows.TryGetValue(id, out EserpItem? row) ? row : null,
            IsDeletedInEserp = pair.EserpId is { } gone && !rows.ContainsKey(gone) && candidates.DeletedEserpItems.Contains(gone),
            IsDeletedInExchange = pair.IsDeletedInExchange || (pair is { Item: null, ItemId: { } itemId } && candidates.DeletedItems.Contains(itemId)),
        })];
    }

    private async Task<IReadOnlyDictionary<long, EserpItem>> LoadEserpAsync(IEnumerable<long> eserpIds, CancellationToken cancellationToken)
    {
        List<long> ids = [.. eserpIds.Distinct()];
        IReadOnlyList<EserpItem> loaded = ids.Count == 0 ? [] : await context.Eserp.LoadAsync(ids, cancellationToken).ConfigureAwait(false);
        return loaded.ToDictionary(row => row.Id);
    }

    /// <summary>What both sides are compared with. Where Exchange shows what was intended, the write has arrived though nobody heard of it.</summary>
    private ItemContent? BaseOf(Pair pair) => pair is { Link.Intent: { } intent, Item: { } item }
        ? OpenIntent.EffectiveBase(pair.Link.Base, intent, item.Content, context.Forms)
        : pair.Link?.Base;
}
