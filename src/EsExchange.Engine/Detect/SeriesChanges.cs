using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using NodaTime;

namespace EsExchange.Engine.Detect;

/// <summary>
/// Turns changes of series into changes of their occurrences. They are collected while a list of changes is read and resolved at its end:
/// until then no position is stored, so that after a crash they are listed again.
/// </summary>
internal sealed class SeriesChanges(MailboxContext context)
{
    private readonly HashSet<string> _changed = [];
    private readonly Dictionary<string, string> _ended = [];

    /// <summary>Whether changes of series wait to be resolved.</summary>
    public bool IsHolding => _changed.Count + _ended.Count > 0;

    /// <summary>The window in which occurrences are kept in step.</summary>
    public Interval Window => new(
        context.Now - Duration.FromDays(context.Connection.SeriesDaysBack), context.Now + Duration.FromDays(context.Connection.SeriesDaysAhead));

    /// <summary>Whether an item stands for a series, or did until now, and is looked at at the end.</summary>
    public bool Holds(string itemId) => _changed.Contains(itemId) || _ended.ContainsKey(itemId);

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
    }

    /// <summary>The candidates of all series collected so far; none is held afterwards.</summary>
    public async Task<Candidates> ResolveAsync(CancellationToken cancellationToken)
    {
        var candidates = new Candidates();
        if (!IsHolding)
            return candidates;

        Dictionary<string, string> present = await LoadSeriesIdsAsync(cancellationToken).ConfigureAwait(false);
        ILookup<string, ExchangeOccurrence> occurrences = await ListAsync(present, cancellationToken).ConfigureAwait(false);
        await RememberAsync(present, cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<string, string> series in present)
        {
            IReadOnlyList<Link> links = await LinksAsync(series.Value, series.Key, cancellationToken).ConfigureAwait(false);
            await AddAsync(candidates, series.Key, [.. occurrences[series.Value]], links, cancellationToken).ConfigureAwait(false);
        }

        foreach (KeyValuePair<string, string> ended in _ended.Where(entry => !present.ContainsValue(entry.Value)))
            await AddEndedAsync(candidates, ended.Key, ended.Value, cancellationToken).ConfigureAwait(false);
        _changed.Clear();
        _ended.Clear();
        return candidates;
    }

    /// <summary>The occurrences that have come into the window since it ended at an instant.</summary>
    public async Task<Candidates> EnteredAsync(Instant windowEnd, CancellationToken cancellationToken)
    {
        var candidates = new Candidates();
        Instant end = Window.End;
        if (end <= windowEnd)
            return candidates;
        foreach (ExchangeOccurrence occurrence in await context.Exchange.GetOccurrencesAsync(new Interval(windowEnd, end), cancellationToken).ConfigureAwait(false))
            candidates.Items[occurrence.Item.Id] = Seen(occurrence);
        return candidates;
    }

    private async Task<Dictionary<string, string>> LoadSeriesIdsAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> series = [];
        if (_changed.Count == 0)
            return series;
        foreach (ExchangeRead read in await context.Exchange.LoadAsync([.. _changed], cancellationToken).ConfigureAwait(false))
        {
            if (read.Item is { IsSeries: true, Series: { } key })
                series[read.ItemId] = key.SeriesId;
        }

        return series;
    }

    private async Task<ILookup<string, ExchangeOccurrence>> ListAsync(Dictionary<string, string> present, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeOccurrence> all = present.Count == 0 ? [] : await context.Exchange.GetOccurrencesAsync(Window, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The links of a series, and the link of the item that stands for it: it was a single item before.</summary>
    private async Task<IReadOnlyList<Link>> LinksAsync(string seriesId, string itemId, CancellationToken cancellationToken)
    {
        IReadOnlyList<Link> ofSeries = await context.Eserp.GetLinksBySeriesAsync([seriesId], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Link> ofItem = await context.Eserp.GetLinksByItemAsync([itemId], cancellationToken).ConfigureAwait(false);
        return [.. ofSeries, .. ofItem.Where(link => ofSeries.All(other => other.Id != link.Id))];
    }

    /// <summary>
    /// An occurrence that a list no longer names is looked at by its id. Only one that is gone for certain is deleted, and none while another,
    /// new occurrence can take its place: that is how a series looks that was shifted.
    /// </summary>
    private async Task AddAsync(
        Candidates candidates, string seriesItemId, IReadOnlyList<ExchangeOccurrence> occurrences, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        var listed = new HashSet<string>(occurrences.Select(occurrence => occurrence.Item.Id));
        var linked = new HashSet<string>(links.Select(link => link.ItemId).OfType<string>());
        List<Link> unlisted = [.. links.Where(link => link.ItemId is { } id && !listed.Contains(id))];
        List<Link> free = [.. unlisted.Where(link => link.ItemId == seriesItemId)];
        free.AddRange(await GoneAsync(candidates, [.. unlisted.Where(link => link.ItemId != seriesItemId)], cancellationToken).ConfigureAwait(false));

        List<ExchangeOccurrence> unlinked = [.. occurrences.Where(occurrence => !linked.Contains(occurrence.Item.Id)).OrderBy(occurrence => occurrence.Start)];
        foreach ((Link link, ExchangeOccurrence occurrence) in Succession.Match(free, unlinked))
        {
            candidates.Successors[occurrence.Item.Id] = link.EserpId;
            free.Remove(link);
        }

        foreach (ExchangeOccurrence occurrence in occurrences)
            candidates.Items[occurrence.Item.Id] = candidates.Successors.ContainsKey(occurrence.Item.Id) ? SeenItem.Unknown : Seen(occurrence);
        candidates.DeletedItems.UnionWith(free.Select(link => link.ItemId!));
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
    private async Task AddEndedAsync(Candidates candidates, string itemId, string seriesId, CancellationToken cancellationToken)
    {
        List<Link> links = [.. await context.Eserp.GetLinksBySeriesAsync([seriesId], cancellationToken).ConfigureAwait(false)];
        ExchangeRead read = (await context.Exchange.LoadAsync([itemId], cancellationToken).ConfigureAwait(false))[0];
        if (read.Outcome == ReadOutcome.Failed)
            return;
        if (read.Item is { } single && Succession.Best(links, single) is { } heir)
        {
            candidates.Items[itemId] = SeenItem.Unknown;
            candidates.Successors[itemId] = heir.EserpId;
            links.Remove(heir);
        }

        candidates.DeletedItems.UnionWith(links.Select(link => link.ItemId).OfType<string>());
    }

    private static SeenItem Seen(ExchangeOccurrence occurrence) => new(occurrence.Item.ChangeKey, null, null);
}
