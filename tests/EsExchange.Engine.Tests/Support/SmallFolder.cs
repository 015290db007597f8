using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A folder of a mailbox, made of lists. Its token is the number of changes before it.</summary>
internal sealed class SmallFolder(SmallLog log) : IExchangeFolder
{
    private int _writes;

    public string Address => SyncWorld.Address;

    public Dictionary<string, ExchangeItem> Items { get; } = [];

    public List<ExchangeChange> Changes { get; } = [];

    public List<ExchangeOccurrence> Occurrences { get; } = [];

    /// <summary>The items that cannot be read.</summary>
    public HashSet<string> Torn { get; } = [];

    /// <summary>Says why a page cannot be listed; null where it can.</summary>
    public Func<string?, Exception?> Trouble { get; set; } = _ => null;

    public Exception? CategoryTrouble { get; set; }

    /// <summary>What the end of a token looks like; it says nothing.</summary>
    public string TokenEnd { get; set; } = string.Empty;

    /// <summary>How many changes a page holds at most.</summary>
    public int PageSize { get; set; } = int.MaxValue;

    /// <summary>What becomes of a write, instead of its being made.</summary>
    public Func<WriteOutcome> Outcome { get; set; } = () => WriteOutcome.Written;

    /// <summary>What Exchange shows of what is written to it.</summary>
    public Func<ItemContent, ItemContent> Form { get; set; } = content => content;

    /// <summary>A user creates an item, or edits it.</summary>
    public void Put(ExchangeItem item)
    {
        Items[item.Item.Id] = item;
        Changes.Add(new ExchangeChange(item.Item, false, item.Marks.Stamp, item.Modified, item.IsSeries));
    }

    /// <summary>A user deletes an item.</summary>
    public void Delete(string id)
    {
        Items.Remove(id);
        Changes.Add(new ExchangeChange(new ExchangeItemId(id, null), true, null, null));
    }

    public Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
    {
        log.Add($"list {syncState ?? "-"} {maxChanges}");
        if (Trouble(syncState) is { } trouble)
            throw trouble;
        int from = syncState is null ? 0 : int.Parse(syncState.Trim('s', '+'), CultureInfo.InvariantCulture);
        int to = Math.Min(Changes.Count, from + Math.Min(PageSize, maxChanges));
        ExchangeChange[] changes = [.. Changes.Take(to).Skip(from).Where(change => syncState is not null || Items.ContainsKey(change.Item.Id))];
        return Task.FromResult(new ExchangeChangePage(changes, $"s{to}{TokenEnd}", to == Changes.Count));
    }

    public Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        log.Add("read " + string.Join(",", itemIds));
        return Task.FromResult<IReadOnlyList<ExchangeRead>>([.. itemIds.Select(id => Torn.Contains(id) ? Pieces.Failed(id) : Items.TryGetValue(id, out ExchangeItem? item) ? Pieces.Found(item) : Pieces.NotFound(id))]);
    }

    public Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Items.Values.Where(item => item.Marks.Stamp is { } stamp && stamps.Contains(stamp)).Select(item => item.Item.Id)]);

    public Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken)
    {
        log.Add($"window {window}");
        return Task.FromResult<IReadOnlyList<ExchangeOccurrence>>([.. Occurrences.Where(occurrence => window.Contains(occurrence.Start))]);
    }

    public Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
        WriteAsync(items, "create", item => new ExchangeItem { Item = new ExchangeItemId("N" + (_writes + 1), null), Marks = item.Marks, Content = item.Content });

    public Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
        WriteAsync(updates, "update", update => Items[update.Item.Item.Id] with { Marks = update.Marks, Content = update.Fields.Count > 0 ? update.Content : update.Item.Content });

    public Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken)
    {
        return Task.FromResult<IReadOnlyList<ExchangeWriteResult>>([.. items.Select(One)]);

        ExchangeWriteResult One(ExchangeItemId item)
        {
            log.Add("delete " + item.Id);
            WriteOutcome outcome = Outcome();
            if (outcome == WriteOutcome.Written)
                Delete(item.Id);
            return new ExchangeWriteResult(outcome, null, null);
        }
    }

    public Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken)
    {
        log.Add("offer " + string.Join(",", categories.Select(category => category.Name)));
        return CategoryTrouble is { } trouble ? throw trouble : Task.FromResult(true);
    }

    public ItemContent ToExchangeForm(ItemContent content) => Form(content);

    private Task<IReadOnlyList<ExchangeWriteResult>> WriteAsync<T>(IReadOnlyList<T> writes, string word, Func<T, ExchangeItem> make)
    {
        return Task.FromResult<IReadOnlyList<ExchangeWriteResult>>([.. writes.Select(One)]);

        ExchangeWriteResult One(T write)
        {
            ExchangeItem item = make(write);
            log.Add($"{word} {item.Item.Id}");
            WriteOutcome outcome = Outcome();
            if (outcome != WriteOutcome.Written)
                return new ExchangeWriteResult(outcome, null, "why");
            var written = new ExchangeItemId(item.Item.Id, $"w{++_writes}");
            Put(item with { Item = written });
            return new ExchangeWriteResult(outcome, written, null);
        }
    }
}
