using System.Collections.Generic;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Identity;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Load;

/// <summary>
/// Says which item belongs to which appointment: by the link, else by the stamp. A stamped item whose original is still there is a copy,
/// and so a new item; where the original is gone it is the original, moved. A meeting is known by its organizer's id too. An occurrence is known by its series and its date instead of a stamp.
/// </summary>
internal sealed class ItemMatcher(
    Stamp stamp,
    Candidates candidates,
    LinkIndex links,
    IReadOnlyDictionary<string, ExchangeRead> reads,
    IReadOnlyDictionary<long, EserpItem> rows,
    ISet<string> deletedItems,
    IReadOnlyDictionary<SeriesKey, long> occurrences,
    IReadOnlyDictionary<string, Link> meetings,
    SideForms forms,
    bool isFirst)
{
    private readonly HashSet<long> _claimed = [];

    public List<Pair> Pairs { get; } = [];

    /// <summary>Adds an item; those that take the place of another have to come first, of several with one stamp the oldest, and those that are gone last.</summary>
    public void AddItem(ExchangeRead read)
    {
        if (links.ByItem(read.ItemId) is { } link && !candidates.Successors.ContainsKey(read.ItemId) && !IsSucceeded(read, link))
        {
            Add(link.EserpId, link, read);
            return;
        }

        if (candidates.Successors.TryGetValue(read.ItemId, out long predecessor) && !IsKnownOtherwise(read, predecessor))
        {
            Link? inherited = links.ByEserpId(predecessor);
            Add(predecessor, inherited, read, isAdopted: inherited is not null);
            return;
        }

        if (read.Item?.Series is { } series && !read.Item.IsSeries)
        {
            AddOccurrence(series, read);
            return;
        }

        if (StampOf(read) is not { } eserpId || _claimed.Contains(eserpId))
        {
            AddUnknown(read);
            return;
        }

        Link? stamped = links.ByEserpId(eserpId);
        if (stamped is null)
            Add(eserpId, null, read);
        else if (IsGone(stamped.ItemId))
            Add(eserpId, stamped, read, isAdopted: true);
        else if (reads.TryGetValue(stamped.ItemId!, out ExchangeRead? original) && original.Failure is { } failure)
            Pairs.Add(new Pair { ItemId = read.ItemId, Item = read.Item, Unreadable = failure });
        else
            Add(null, null, read);
    }

    /// <summary>A series stands no longer for the single appointment that it was, once an occurrence has taken its place.</summary>
    private bool IsSucceeded(ExchangeRead read, Link link) => read.Item is { IsSeries: true } && candidates.Successors.ContainsValue(link.EserpId);

    /// <summary>An occurrence that eserp knows already, from another connection, takes no other's place.</summary>
    private bool IsKnownOtherwise(ExchangeRead read, long predecessor) =>
        read.Item is { IsSeries: false, Series: { } series } && occurrences.TryGetValue(series, out long known) && known != predecessor && links.ByEserpId(known) is null;

    /// <summary>A meeting that was declined or deleted and comes back, as when its organizer changes it, is the one that it was.</summary>
    private void AddUnknown(ExchangeRead read)
    {
        Link? earlier = read.Item?.MeetingId is { } id && meetings.TryGetValue(id, out Link? known) ? known : null;
        if (earlier is not null && !_claimed.Contains(earlier.EserpId) && (earlier.State == LinkState.Detached || IsGone(earlier.ItemId)))
            Add(earlier.EserpId, earlier, read, isAdopted: true);
        else
            Add(null, null, read);
    }

    private void AddOccurrence(SeriesKey series, ExchangeRead read)
    {
        if (!occurrences.TryGetValue(series, out long eserpId) || _claimed.Contains(eserpId))
            Add(null, null, read);
        else if (links.ByEserpId(eserpId) is not { } known)
            Add(eserpId, null, read);
        else if (IsGone(known.ItemId))
            Add(eserpId, known, read, isAdopted: true);
        else
            Add(null, null, read);
    }

    /// <summary>Adds an item that is certainly deleted; without a link it concerns nobody.</summary>
    public void AddDeletedItem(string itemId)
    {
        if (links.ByItem(itemId) is { } link && _claimed.Add(link.EserpId))
            Pairs.Add(new Pair { Link = link, EserpId = link.EserpId, ItemId = itemId, IsDeletedInExchange = true });
    }

    /// <summary>Adds an appointment, unless one of the items has claimed it.</summary>
    public void AddEserpItem(long eserpId)
    {
        if (!_claimed.Add(eserpId))
            return;

        Link? link = links.ByEserpId(eserpId);
        ExchangeRead? read = link?.ItemId is { } itemId && reads.TryGetValue(itemId, out ExchangeRead? found) ? found : null;
        Pairs.Add(new Pair
        {
            Link = link,
            EserpId = eserpId,
            ItemId = link?.ItemId,
            Item = read?.Item,
            IsDeletedInExchange = link?.ItemId is { } id && deletedItems.Contains(id),
            Unreadable = read?.Failure,
        });
    }

    private void Add(long? eserpId, Link? link, ExchangeRead read, bool isAdopted = false)
    {
        if (eserpId is { } id && !_claimed.Add(id))
            return;

        Pairs.Add(new Pair
        {
            Link = link,
            EserpId = eserpId,
            ItemId = read.ItemId,
            Item = read.Item,
            IsAdopted = isAdopted,
            Unreadable = read.Failure,
        });
    }

    /// <summary>The appointment that an item is stamped with; null where that number was given to another appointment since.</summary>
    private long? StampOf(ExchangeRead read)
    {
        long? eserpId = stamp.Read(candidates.StampOf(read));
        return eserpId is { } id && read.Item is { } item && IsOfAnother(id, item.Content) ? null : eserpId;
    }

    private bool IsOfAnother(long eserpId, ItemContent shown)
    {
        Link? link = links.ByEserpId(eserpId);
        bool isKnown = link?.Base is not null || (link?.Intent is { } sent && Likeness.Of(sent, shown, forms));
        return !isKnown && rows.TryGetValue(eserpId, out EserpItem? row) && !Likeness.Of(row.Content, shown, forms) && !(isFirst && Likeness.OfPlace(row.Content, shown, forms));
    }

    private bool IsGone(string? itemId) =>
        itemId is null
        || deletedItems.Contains(itemId)
        || (reads.TryGetValue(itemId, out ExchangeRead? read) && read.Outcome == ReadOutcome.NotFound);
}
