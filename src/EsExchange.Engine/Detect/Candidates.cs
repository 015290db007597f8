using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Detect;

/// <summary>What a page of changes gives reason to look at. It says nothing about what has to be done.</summary>
internal sealed class Candidates
{
    /// <summary>Exchange items to look at, by id.</summary>
    public Dictionary<string, SeenItem> Items { get; } = [];

    /// <summary>Items that take the place of another in a series, and the number in eserp of what they stand for now.</summary>
    public Dictionary<string, long> Successors { get; } = [];

    /// <summary>Items that have become series without an occurrence for the appointments they stood for.</summary>
    public HashSet<string> Outgrown { get; } = [];

    /// <summary>Exchange items that are certainly deleted; those that are to be looked at as well only if they are still not there.</summary>
    public HashSet<string> DeletedItems { get; } = [];

    /// <summary>Appointments to look at with the version the feed named; null where they must be looked at in any case.</summary>
    public Dictionary<long, long?> EserpItems { get; } = [];

    /// <summary>Appointments that are certainly deleted.</summary>
    public HashSet<long> DeletedEserpItems { get; } = [];

    /// <summary>What an item is stamped with; of one that cannot be read the list has told it. Null for nothing.</summary>
    public string? StampOf(ExchangeRead read) =>
        read.Outcome == ReadOutcome.Failed && Items.TryGetValue(read.ItemId, out SeenItem? listed) ? listed.Stamp : read.Item?.Marks.Stamp;

    /// <summary>Whether there is nothing to look at.</summary>
    public bool IsEmpty => Items.Count + DeletedItems.Count + EserpItems.Count + DeletedEserpItems.Count == 0;

    /// <summary>The candidates of a page of Exchange's changes; an item's last change counts. Series are not among them, see <see cref="SeriesChanges"/>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isSeries">Says of an item that it stands for a series.</param>
    public static Candidates From(ExchangeChangePage page, Func<string, bool> isSeries)
    {
        var candidates = new Candidates();
        foreach (ExchangeChange change in page.Changes)
        {
            string id = change.Item.Id;
            if (isSeries(id))
                continue;
            if (change.IsDeleted)
            {
                candidates.Items.Remove(id);
                candidates.DeletedItems.Add(id);
            }
            else
            {
                candidates.DeletedItems.Remove(id);
                candidates.Items[id] = new SeenItem(change.Item.ChangeKey, change.Stamp, change.Modified);
            }
        }

        return candidates;
    }

    /// <summary>The candidates of a page of eserp's change feed.</summary>
    public static Candidates From(EserpChangePage page)
    {
        var candidates = new Candidates();
        foreach (EserpChange change in page.Changes)
        {
            if (change.IsDeleted)
                candidates.DeletedEserpItems.Add(change.EserpId);
            else
                candidates.EserpItems[change.EserpId] = change.Version;
        }

        return candidates;
    }

    /// <summary>The candidates of links that have to be compared in any case.</summary>
    public static Candidates From(IEnumerable<Link> links)
    {
        var candidates = new Candidates();
        foreach (Link link in links.Where(link => link.State != LinkState.Detached))
            candidates.EserpItems[link.EserpId] = null;
        return candidates;
    }

    /// <summary>What took whose place is so at the next look, too.</summary>
    public void Inherit(Candidates former)
    {
        foreach (KeyValuePair<string, long> succession in former.Successors.Where(succession => Items.ContainsKey(succession.Key)))
            Successors[succession.Key] = succession.Value;
    }

    /// <summary>Asks for a look at what an earlier run left open: a deletion counts only if the item is still not there.</summary>
    public void LookAnewAt(PendingItem pending)
    {
        LookAgainAt(pending);
        if (pending.ItemId is { } itemId)
            Items[itemId] = SeenItem.Unknown;
    }

    /// <summary>Asks for another look, whatever the versions are.</summary>
    public void LookAgainAt(PendingItem pending)
    {
        if (pending.ItemId is { } itemId)
        {
            if (pending.DeletedIn == Side.Exchange)
                DeletedItems.Add(itemId);
            else
                Items[itemId] = SeenItem.Unknown;
        }

        if (pending.EserpId is { } eserpId)
        {
            if (pending.DeletedIn == Side.Eserp)
                DeletedEserpItems.Add(eserpId);
            else
                EserpItems[eserpId] = null;
        }
    }
}

/// <summary>What a list of changes said about an item.</summary>
/// <param name="ChangeKey">Its version; null where it must be looked at in any case.</param>
/// <param name="Stamp">Its stamp, if any.</param>
/// <param name="Modified">When it was last changed; null where nothing was said.</param>
internal sealed record SeenItem(string? ChangeKey, string? Stamp, Instant? Modified)
{
    /// <summary>An item that must be looked at in any case.</summary>
    public static SeenItem Unknown { get; } = new(null, null, null);
}
