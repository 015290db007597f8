using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using NodaTime;

namespace EsExchange.Engine.Detect;

/// <summary>
/// Turns changes of series into changes of their occurrences. They are collected while a list of changes is read and resolved at its end:
/// until then no position is stored, so that after a crash they are listed again.
/// </summary>
internal sealed class SeriesChanges(MailboxContext context)
{
    private readonly HashSet<string> _changed = [];
    private readonly HashSet<string> _considered = [];
    private readonly Dictionary<string, string> _ended = [];
    private readonly Dictionary<string, SeenItem> _copies = [];

    /// <summary>Whether changes of series wait to be resolved.</summary>
    public bool IsHolding => _changed.Count + _ended.Count > 0;

    /// <summary>The window in which occurrences are kept in step.</summary>
    public Interval Window => new(
        context.Now - Duration.FromDays(context.Connection.SeriesDaysBack), context.Now + Duration.FromDays(context.Connection.SeriesDaysAhead));

    /// <summary>Whether an item stands for a series, or did until now, and is looked at at the end.</summary>
    public bool Holds(string itemId) => _changed.Contains(itemId) || _ended.ContainsKey(itemId) || _copies.ContainsKey(itemId);

    /// <summary>Collects what a page says of series.</summary>
    public async Task CollectAsync(ExchangeChangePage page, CancellationToken cancellationToken)
    {
        Dictionary<string, ExchangeChange> last = [];
        foreach (ExchangeChange change in page.Changes)
            last[change.Item.Id] = change;
        if (last.Count == 0)
            return;

        IReadOnlyDictionary<string, string> known = await context.Eserp.GetSeriesIdsAsync([.. last.Keys], cancellationToken).ConfigureAwait(false);
        foreach (ExchangeChange change in last.Values)
        {
            if (change.IsSeries)
                _changed.Add(change.Item.Id);
            else if (known.TryGetValue(change.Item.Id, out string? seriesId))
                _ended[change.Item.Id] = seriesId;
        }

        HoldCopies(last.Values);
    }

    /// <summary>A copy of what was a series carries its stamp. What the stamp stands for is given to the single item that the series has become, before a copy could claim it.</summary>
    private void HoldCopies(IReadOnlyCollection<ExchangeChange> changes)
    {
        HashSet<string> stamps = [.. changes.Where(change => _ended.ContainsKey(change.Item.Id)).Select(change => change.Stamp).OfType<string>()];
        foreach (ExchangeChange change in changes)
        {
            _copies.Remove(change.Item.Id);
            if (!change.IsDeleted && change.Stamp is { } stamp && stamps.Contains(stamp) && !Holds(change.Item.Id))
                _copies[change.Item.Id] = new SeenItem(change.Item.ChangeKey, stamp, change.Modified);
        }
    }

    /// <summary>Collects items of which no list says now whether they stand for a series.</summary>
    public async Task ConsiderAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        if (itemIds.Count == 0)
            return;
        _considered.UnionWith(itemIds);
        foreach (KeyValuePair<string, string> known in await context.Eserp.GetSeriesIdsAsync(itemIds, cancellationToken).ConfigureAwait(false))
            _ended[known.Key] = known.Value;
    }

    /// <summary>The candidates of all series collected so far; none is held afterwards.</summary>
    public async Task<ResolvedSeries> ResolveAsync(CancellationToken cancellationToken)
    {
        var candidates = new Candidates();
        HashSet<string> wanted = [.. _changed, .. _considered, .. _ended.Keys];
        if (wanted.Count == 0)
            return new ResolvedSeries(candidates, [], [], []);

        IReadOnlyList<ExchangeRead> reads = await context.Exchange.LoadAsync([.. wanted], cancellationToken).ConfigureAwait(false);
        Dictionary<string, ExchangeItem> masters = reads.Where(read => read.Item is { IsSeries: true, Series: not null }).ToDictionary(read => read.ItemId, read => read.Item!);
        ILookup<string, ExchangeOccurrence> occurrences = await ListAsync(masters.Count > 0, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> present = masters.ToDictionary(master => master.Key, master => master.Value.Series!.SeriesId);
        await RememberAsync(present, cancellationToken).ConfigureAwait(false);
        foreach (ExchangeItem master in masters.Values)
        {
            IReadOnlyList<Link> links = await LinksAsync(master, cancellationToken).ConfigureAwait(false);
            await AddAsync(candidates, master, [.. occurrences[master.Series!.SeriesId]], links, cancellationToken).ConfigureAwait(false);
        }

        List<ExchangeRead> ended = [.. reads.Where(read => _ended.TryGetValue(read.ItemId, out string? series) && read.Outcome != ReadOutcome.Failed && !present.ContainsValue(series))];
        IReadOnlyList<Link> ofEnded = ended.Count == 0 ? [] : await context.Eserp.GetLinksByItemAsync([.. ended.Select(read => read.ItemId)], cancellationToken).ConfigureAwait(false);
        foreach (ExchangeRead read in ended)
            await AddEndedAsync(candidates, read, _ended[read.ItemId], ofEnded.Any(link => link.ItemId == read.ItemId), cancellationToken).ConfigureAwait(false);
        ExchangeRead[] unread = [.. reads.Where(read => read.Outcome == ReadOutcome.Failed && !_considered.Contains(read.ItemId))];
        foreach (KeyValuePair<string, SeenItem> copy in _copies)
            candidates.Items[copy.Key] = copy.Value;
        _changed.Clear();
        _considered.Clear();
        _ended.Clear();
        _copies.Clear();
        return new ResolvedSeries(candidates, masters.Keys, [.. masters.Keys, .. ended.Select(read => read.ItemId)], unread);
    }

    /// <summary>The occurrences of a part of the window that they have come into.</summary>
    public async Task<Candidates> EnteredAsync(Interval part, CancellationToken cancellationToken)
    {
        var candidates = new Candidates();
        foreach (ExchangeOccurrence occurrence in await context.Exchange.GetOccurrencesAsync(part, cancellationToken).ConfigureAwait(false))
            candidates.Items[occurrence.Item.Id] = Seen(occurrence);
        return candidates;
    }

    private async Task<ILookup<string, ExchangeOccurrence>> ListAsync(bool isAny, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeOccurrence> all = isAny ? await context.Exchange.GetOccurrencesAsync(Window, cancellationToken).ConfigureAwait(false) : [];
        return all.ToLookup(occurrence => occurrence.Series.SeriesId);
    }

    private async Task RememberAsync(Dictionary<string, string> present, CancellationToken cancellationToken)
    {
        if (context.PlanOnly)
            return;
        Dictionary<string, string?> seriesIds = present.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
        if (seriesIds.Count > 0)
            await context.Eserp.SaveSeriesIdsAsync(seriesIds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The links of a series, and the link of the item that stands for it, known by its id or its stamp: it was a single item before.</summary>
    private async Task<IReadOnlyList<Link>> LinksAsync(ExchangeItem master, CancellationToken cancellationToken)
    {
        IReadOnlyList<Link> ofSeries = await context.Eserp.GetLinksBySeriesAsync([master.Series!.SeriesId], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Link> ofItem = await context.Eserp.GetLinksByItemAsync([master.Item.Id], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Link> ofStamp = context.Stamp.Read(master.Marks.Stamp) is { } eserpId
            ? await context.Eserp.GetLinksByEserpIdAsync([eserpId], cancellationToken).ConfigureAwait(false)
            : [];
        return [.. ofSeries.Concat(ofItem).Concat(ofStamp).GroupBy(link => link.Id).Select(same => same.First())];
    }

    /// <summary>The appointment with whose stamp a series goes on though the link was forgotten: it was a single item before, and one occurrence takes its place.</summary>
    private async Task<IEnumerable<Link>> ForgottenAsync(ExchangeItem master, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        if (context.Stamp.Read(master.Marks.Stamp) is not { } eserpId || links.Any(link => link.EserpId == eserpId && link.ItemId is not null))
            return [];
        IReadOnlyList<EserpItem> rows = await context.Eserp.LoadAsync([eserpId], cancellationToken).ConfigureAwait(false);
        return rows.Where(row => row.Series is null && Likeness.Of(row.Content, master.Content, context.Forms)).Select(row => new Link { EserpId = row.Id, Base = row.Content });
    }

    /// <summary>
    /// An occurrence that a list no longer names is looked at by its id. Only one that is gone for certain is deleted, and none while another,
    /// new occurrence can take its place: that is how a series looks that was shifted. What lies outside the window is never deleted.
    /// </summary>
    private async Task AddAsync(
        Candidates candidates, ExchangeItem master, IReadOnlyList<ExchangeOccurrence> occurrences, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        var listed = new HashSet<string>(occurrences.Select(occurrence => occurrence.Item.Id));
        var linked = new HashSet<string>(links.Select(link => link.ItemId).OfType<string>());
        List<Link> unlisted = [.. links.Where(link => link.ItemId is { } id && !listed.Contains(id))];
        List<Link> free = [.. unlisted.Where(link => link.ItemId == master.Item.Id && link.State != LinkState.Detached), .. await ForgottenAsync(master, links, cancellationToken).ConfigureAwait(false)];
        free.AddRange(await GoneAsync(candidates, [.. unlisted.Where(link => link.ItemId != master.Item.Id)], cancellationToken).ConfigureAwait(false));

        IReadOnlyList<ExchangeOccurrence> beyond = await BeyondWindowAsync(master, free, cancellationToken).ConfigureAwait(false);
        List<ExchangeOccurrence> unlinked = [.. occurrences.Where(occurrence => !linked.Contains(occurrence.Item.Id)).OrderBy(occurrence => occurrence.Start)];
        foreach ((Link link, ExchangeOccurrence occurrence) in Succession.Match(free, unlinked, beyond.Where(occurrence => !linked.Contains(occurrence.Item.Id))))
        {
            candidates.Successors[occurrence.Item.Id] = link.EserpId;
            candidates.Items[occurrence.Item.Id] = SeenItem.Unknown;
            free.Remove(link);
        }

        foreach (ExchangeOccurrence occurrence in occurrences.Where(occurrence => !candidates.Successors.ContainsKey(occurrence.Item.Id)))
            candidates.Items[occurrence.Item.Id] = Seen(occurrence);
        foreach (Link link in free.Where(link => link.ItemId is not null))
        {
            if (IsInWindow(link))
                candidates.DeletedItems.Add(link.ItemId!);
            else
                candidates.EserpItems[link.EserpId] = null;
        }

        Link[] outgrown = [.. free.Where(link => link.ItemId == master.Item.Id && !IsInWindow(link))];
        candidates.Outgrown.UnionWith(outgrown.Select(link => link.ItemId!));
        await LetGoAsync(outgrown, cancellationToken).ConfigureAwait(false);
        foreach (Link link in links.Where(link => link is { ItemId: null, Series: null, Base: not null }))
            candidates.EserpItems[link.EserpId] = null;
    }

    /// <summary>A single item's appointment for which the series has no occurrence is without an item from now on, whatever becomes of the series.</summary>
    private async Task LetGoAsync(Link[] outgrown, CancellationToken cancellationToken)
    {
        if (outgrown.Length > 0 && !context.PlanOnly)
            await context.Eserp.CommitAsync([.. outgrown.Select(link => new ItemCommit(null, new LinkWrite.LetGo(link.EserpId), []))], cancellationToken).ConfigureAwait(false);
    }

    private bool IsInWindow(Link link) => Succession.Start(link) is not { } start || Window.Contains(start);

    /// <summary>The occurrences around what is linked outside the window and not to be found any longer.</summary>
    private async Task<IReadOnlyList<ExchangeOccurrence>> BeyondWindowAsync(ExchangeItem master, IEnumerable<Link> free, CancellationToken cancellationToken)
    {
        Instant[] starts = [.. free.Where(link => !IsInWindow(link)).Select(Succession.Start).OfType<Instant>()];
        if (starts.Length == 0)
            return [];
        var span = new Interval(starts.Min() - Duration.FromDays(1), starts.Max() + Duration.FromDays(1));
        IReadOnlyList<ExchangeOccurrence> all = await context.Exchange.GetOccurrencesAsync(span, cancellationToken).ConfigureAwait(false);
        return [.. all.Where(occurrence => occurrence.Series.SeriesId == master.Series!.SeriesId && !Window.Contains(occurrence.Start))];
    }

    private async Task<IReadOnlyList<Link>> GoneAsync(Candidates candidates, IReadOnlyList<Link> unlisted, CancellationToken cancellationToken)
    {
        if (unlisted.Count == 0)
            return [];
        Dictionary<string, ReadOutcome> outcomes = (await context.Exchange.LoadAsync([.. unlisted.Select(link => link.ItemId!)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(read => read.ItemId, read => read.Outcome);
        foreach (Link link in unlisted.Where(link => outcomes[link.ItemId!] == ReadOutcome.Found))
            candidates.Items[link.ItemId!] = SeenItem.Unknown;
        return [.. unlisted.Where(link => outcomes[link.ItemId!] == ReadOutcome.NotFound)];
    }

    /// <summary>The series is no more: its item was deleted, or it has become a single item, which takes the place of one occurrence.</summary>
    private async Task AddEndedAsync(Candidates candidates, ExchangeRead read, string seriesId, bool isLinked, CancellationToken cancellationToken)
    {
        string itemId = read.ItemId;
        List<Link> links = [.. await context.Eserp.GetLinksBySeriesAsync([seriesId], cancellationToken).ConfigureAwait(false)];
        if (read.Item is not null)
            candidates.Items[itemId] = SeenItem.Unknown;
        else
            candidates.DeletedItems.Add(itemId);
        if (!isLinked && read.Item is { } single && Succession.Best(links, single) is { } heir)
        {
            candidates.Successors[itemId] = heir.EserpId;
            links.Remove(heir);
        }

        candidates.DeletedItems.UnionWith(links.Select(link => link.ItemId).OfType<string>());
    }

    private static SeenItem Seen(ExchangeOccurrence occurrence) => new(occurrence.Item.ChangeKey, null, null);
}

/// <summary>What became of series.</summary>
/// <param name="Candidates">What has to be looked at.</param>
/// <param name="Masters">The items that stand for a series.</param>
/// <param name="Items">The items that stand for a series, or did: their occurrences are looked at in their place.</param>
/// <param name="Unread">The items that could not be read.</param>
internal sealed record ResolvedSeries(
    Candidates Candidates, IReadOnlyCollection<string> Masters, IReadOnlyCollection<string> Items, IReadOnlyCollection<ExchangeRead> Unread);
