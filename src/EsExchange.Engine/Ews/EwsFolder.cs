using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Ews;

/// <summary>A folder of a mailbox, reached by Exchange Web Services: what its items have in common, whatever their kind.</summary>
internal abstract class EwsFolder(EwsMailbox mailbox, string address, DistinguishedFolder folder) : IExchangeFolder
{
    public string Address => address;

    /// <summary>The mailbox.</summary>
    protected EwsMailbox Mailbox => mailbox;

    public Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken) => EwsErrors.TranslateAsync(async () =>
    {
        SyncPage page = await mailbox.SyncFolderItemsAsync(folder, syncState, maxChanges, cancellationToken).ConfigureAwait(false);
        return new ExchangeChangePage([.. page.Changes.Select(ToChange)], page.SyncState, page.IncludesLastItem);
    });

    public Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        EwsErrors.TranslateAsync(() => ReadAsync(itemIds, cancellationToken));

    public Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) => EwsErrors.TranslateAsync<IReadOnlyList<string>>(async () =>
    {
        var found = new List<string>();
        foreach (string stamp in stamps)
        {
            await foreach (ItemSummary item in mailbox.FindItemsAsync(folder, new ItemFilter { Stamp = stamp }, cancellationToken).ConfigureAwait(false))
                found.Add(item.ItemId.Id);
        }

        return found;
    });

    public virtual Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ExchangeOccurrence>>([]);

    public Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
        WriteAsync(() => mailbox.CreateItemsAsync([.. items.Select(ToNewItem)], cancellationToken));

    public async Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
    {
        // An item may carry all that it shall already: after a restored backup the mark that is to be set can be the one that is there.
        ItemUpdate[] mapped = [.. updates.Select(ToUpdate)];
        ItemUpdate[] changing = [.. mapped.Where(update => update.Changes.Count > 0)];
        var written = new Queue<ExchangeWriteResult>(await WriteAsync(() => mailbox.UpdateItemsAsync(changing, cancellationToken)).ConfigureAwait(false));
        return [.. mapped.Select(update => update.Changes.Count > 0 ? written.Dequeue() : new ExchangeWriteResult(WriteOutcome.Written, new ExchangeItemId(update.ItemId.Id, update.ItemId.ChangeKey), null))];
    }

    public async Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken)
    {
        IReadOnlyList<WriteResult> results = await EwsErrors.TranslateAsync(
            () => mailbox.DeleteItemsAsync([.. items.Select(item => new ItemId(item.Id, item.ChangeKey))], cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. results.Select(result => result is WriteResult.Done or WriteResult.Failed { Error.Category: EwsErrorCategory.ItemNotFound } ? new ExchangeWriteResult(WriteOutcome.Written, null, null) : ToResult(result))];
    }

    public Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken) =>
        EwsErrors.TranslateAsync(() => mailbox.ChangeCategoryListAsync(list => OfferedCategories.Put(list, categories), cancellationToken));

    public abstract ItemContent ToExchangeForm(ItemContent content);

    /// <summary>Reads items.</summary>
    protected abstract Task<IReadOnlyList<ExchangeRead>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken);

    /// <summary>The item to be created.</summary>
    protected abstract NewItem ToNewItem(NewExchangeItem item);

    /// <summary>The fields to be set.</summary>
    protected abstract ItemUpdate ToUpdate(ExchangeUpdate update);

    /// <summary>What became of reading an item.</summary>
    protected static ExchangeRead ToRead<T>(ItemResult<T> result, Func<T, ExchangeItem> toItem)
        where T : EwsItem
    {
        if (result.Item is { } item)
            return new ExchangeRead(result.RequestedId, ReadOutcome.Found, toItem(item), null);
        bool isGone = result.Error?.Category == EwsErrorCategory.ItemNotFound;
        return new ExchangeRead(result.RequestedId, isGone ? ReadOutcome.NotFound : ReadOutcome.Failed, null, result.Error?.Message);
    }

    /// <summary>The identity and version of an item.</summary>
    protected static ItemId IdOf(ExchangeUpdate update) => new(update.Item.Item.Id, update.Item.Item.ChangeKey);

    private static ExchangeChange ToChange(ItemChange change) => new(
        new ExchangeItemId(change.ItemId.Id, change.ItemId.ChangeKey),
        change.Kind == ItemChangeKind.Deleted,
        change.Stamp,
        change.LastModified,
        change.CalendarKind is { } kind && kind != CalendarItemKind.Single);

    private static async Task<IReadOnlyList<ExchangeWriteResult>> WriteAsync(Func<Task<IReadOnlyList<WriteResult>>> write)
    {
        IReadOnlyList<WriteResult> results = await EwsErrors.TranslateAsync(write).ConfigureAwait(false);
        return [.. results.Select(ToResult)];
    }

    private static ExchangeWriteResult ToResult(WriteResult result) => result switch
    {
        WriteResult.Done done => new ExchangeWriteResult(WriteOutcome.Written, new ExchangeItemId(done.ItemId.Id, done.ItemId.ChangeKey), null),
        WriteResult.OutcomeUnknown unknown => new ExchangeWriteResult(WriteOutcome.Unknown, null, unknown.Error.Message),
        WriteResult.Failed failed => new ExchangeWriteResult(EwsErrors.ToOutcome(failed.Error), null, failed.Error.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
