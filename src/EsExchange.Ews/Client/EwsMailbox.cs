using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Categories;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Throttling;
using NodaTime;

namespace EsExchange.Ews.Client;

/// <summary>One mailbox: its changes, items and writes. Reads are repeated after passing errors; writes only where they cannot have taken effect.</summary>
public sealed class EwsMailbox
{
    private const int MaxSyncChanges = 512;
    private const int FindPageSize = 250;

    private readonly RequestRunner runner;
    private readonly EwsClientOptions options;
    private readonly BackOffGate gate;
    private readonly RequestTarget target;
    private volatile bool serverIsKnown;

    internal EwsMailbox(RequestRunner runner, EwsClientOptions options, string? address)
    {
        this.runner = runner;
        this.options = options;
        Address = address;
        gate = new BackOffGate(options.TimeProvider);
        target = new RequestTarget(address);
    }

    /// <summary>The address that is impersonated; null for the account's own mailbox.</summary>
    public string? Address { get; }

    /// <summary>Reads a folder (MS-OXWSFOLD GetFolder).</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EwsException">The folder cannot be read.</exception>
    public Task<EwsFolder> GetFolderAsync(DistinguishedFolder folder, CancellationToken cancellationToken)
    {
        var operation = new GetFolderOperation(folder);
        return ReadAsync(operation, () => operation.Result, cancellationToken);
    }

    /// <summary>Looks an address up in the organisation's address book (MS-OXWSRSLNM ResolveNames).</summary>
    /// <param name="address">The SMTP address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries that begin with it; none where nobody has it.</returns>
    /// <exception cref="EwsException">The address book cannot be asked.</exception>
    public Task<IReadOnlyList<AddressBookEntry>> ResolveAsync(string address, CancellationToken cancellationToken)
    {
        var operation = new ResolveNamesOperation(address ?? throw new ArgumentNullException(nameof(address)));
        return ReadAsync(operation, () => operation.Entries, cancellationToken);
    }

    /// <summary>Reads one page of what changed in a folder (MS-OXWSSYNC SyncFolderItems).</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="syncState">The token of the page before; null to start with everything.</param>
    /// <param name="maxChanges">How many changes to return at most, 1 to 512; more are taken as 512.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EwsException">It cannot be read; <see cref="EwsErrorCategory.InvalidSyncState"/> means to start anew with null.</exception>
    public Task<SyncPage> SyncFolderItemsAsync(DistinguishedFolder folder, string? syncState, int maxChanges, CancellationToken cancellationToken)
    {
        if (maxChanges < 1)
            throw new ArgumentOutOfRangeException(nameof(maxChanges));
        var operation = new SyncFolderItemsOperation(folder, syncState, Math.Min(maxChanges, MaxSyncChanges));
        return ReadAsync(operation, () => operation.Result, cancellationToken);
    }

    /// <summary>Reads calendar items, masters and occurrences (MS-OXWSCORE GetItem), in batches.</summary>
    /// <param name="itemIds">The items' ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="body">In what form bodies are wanted.</param>
    /// <returns>A result for each id, in order; one that cannot be read does not hold up the others.</returns>
    /// <exception cref="EwsException">A whole batch cannot be read.</exception>
    public Task<IReadOnlyList<ItemResult<CalendarItem>>> GetCalendarItemsAsync(
        IReadOnlyList<string> itemIds, CancellationToken cancellationToken, BodyRequest body = BodyRequest.Text) =>
        GetItemsAsync(ItemShapes.Calendar, itemIds, body, cancellationToken);

    /// <summary>Reads tasks (MS-OXWSTASK), in batches; see <see cref="GetCalendarItemsAsync"/>.</summary>
    /// <param name="itemIds">The items' ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="body">In what form bodies are wanted.</param>
    /// <exception cref="EwsException">A whole batch cannot be read.</exception>
    public Task<IReadOnlyList<ItemResult<TaskItem>>> GetTasksAsync(
        IReadOnlyList<string> itemIds, CancellationToken cancellationToken, BodyRequest body = BodyRequest.Text) =>
        GetItemsAsync(ItemShapes.Tasks, itemIds, body, cancellationToken);

    /// <summary>Reads contacts (MS-OXWSCONT), in batches; see <see cref="GetCalendarItemsAsync"/>.</summary>
    /// <param name="itemIds">The items' ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="body">In what form bodies are wanted.</param>
    /// <exception cref="EwsException">A whole batch cannot be read.</exception>
    public Task<IReadOnlyList<ItemResult<ContactItem>>> GetContactsAsync(
        IReadOnlyList<string> itemIds, CancellationToken cancellationToken, BodyRequest body = BodyRequest.Text) =>
        GetItemsAsync(ItemShapes.Contacts, itemIds, body, cancellationToken);

    /// <summary>Lists what the calendar shows in a window, series expanded (MS-OXWSSRCH FindItem with CalendarView).</summary>
    /// <remarks>Where the server has more to show than it returns at once, the window is read in smaller pieces. An entry is yielded once.</remarks>
    /// <param name="window">From when and until when, whole seconds; entries that overlap it count. It must have a start and an end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The window is open at an end.</exception>
    /// <exception cref="EwsException">A piece cannot be read; what was yielded before is not the whole.</exception>
    public IAsyncEnumerable<CalendarOccurrence> FindOccurrencesAsync(Interval window, CancellationToken cancellationToken)
    {
        if (!window.HasStart || !window.HasEnd)
            throw new ArgumentException("A window has a start and an end.", nameof(window));
        return new CalendarWalk(operation => ReadAsync(operation, () => operation.Items, cancellationToken)).RunAsync(window);
    }

    /// <summary>Finds items page by page in order of their creation (MS-OXWSSRCH FindItem).</summary>
    /// <remarks>Items deleted while the pages are read may hide others: take what is missing for unknown, never for deleted.</remarks>
    /// <param name="folder">The folder.</param>
    /// <param name="filter">Which items.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EwsException">A page cannot be read.</exception>
    public async IAsyncEnumerable<ItemSummary> FindItemsAsync(
        DistinguishedFolder folder, ItemFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? offset = 0;
        while (offset is { } start)
        {
            var operation = new FindItemOperation(folder, filter, start, FindPageSize);
            IReadOnlyList<ItemSummary> page = await ReadAsync(operation, () => operation.Items, cancellationToken).ConfigureAwait(false);
            foreach (ItemSummary item in page)
                yield return item;
            offset = operation.NextOffset;
        }
    }

    /// <summary>Creates items without attendees (MS-OXWSCORE CreateItem, SendToNone), in batches.</summary>
    /// <param name="items">The items, all of one kind.</param>
    /// <param name="cancellationToken">Ends the wait; items of a batch under way may be written or not.</param>
    /// <returns>A result for each item, in order.</returns>
    /// <exception cref="ArgumentException">The items belong into several folders.</exception>
    /// <exception cref="EwsException">The server was refused before anything was written, see <see cref="EwsErrorCategory.ServerTooOld"/>.</exception>
    public Task<IReadOnlyList<WriteResult>> CreateItemsAsync(IReadOnlyList<NewItem> items, CancellationToken cancellationToken)
    {
        if (Count(items) > 0 && items.Any(item => item.Folder != items[0].Folder))
            throw new ArgumentException("Items that are created together belong into one folder.", nameof(items));
        return WriteAsync(items, batch => new CreateItemOperation(batch), cancellationToken);
    }

    /// <summary>Updates items, or single occurrences of series, that still are in the version named (MS-OXWSCORE UpdateItem, NeverOverwrite, SendToNone), in batches.</summary>
    /// <param name="updates">The updates; each with a change key and at least one change.</param>
    /// <param name="cancellationToken">Ends the wait; items of a batch under way may be written or not.</param>
    /// <returns>A result for each update, in order; <see cref="EwsErrorCategory.Conflict"/> where a newer version exists.</returns>
    /// <exception cref="ArgumentException">An update has no change key or changes nothing.</exception>
    /// <exception cref="EwsException">The server was refused before anything was written.</exception>
    public Task<IReadOnlyList<WriteResult>> UpdateItemsAsync(IReadOnlyList<ItemUpdate> updates, CancellationToken cancellationToken)
    {
        if (Count(updates) > 0 && updates.Any(update => update.ItemId.ChangeKey is null || update.Changes.Count == 0))
            throw new ArgumentException("An update needs a change key and at least one change.", nameof(updates));
        return WriteAsync(updates, batch => new UpdateItemOperation(batch), cancellationToken);
    }

    /// <summary>Deletes items (MS-OXWSCORE DeleteItem, SendToNone), in batches. Exchange deletes them in whatever version they are.</summary>
    /// <remarks>An occurrence's id deletes that occurrence alone, a master's id the whole series.</remarks>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">Ends the wait; items of a batch under way may be deleted or not.</param>
    /// <param name="mode">Where they go.</param>
    /// <param name="affectedTasks">How much of a recurring task goes; other items do not heed it.</param>
    /// <returns>A result for each item, in order; <see cref="EwsErrorCategory.ItemNotFound"/> where it was gone.</returns>
    /// <exception cref="EwsException">The server was refused before anything was written.</exception>
    public Task<IReadOnlyList<WriteResult>> DeleteItemsAsync(
        IReadOnlyList<ItemId> items,
        CancellationToken cancellationToken,
        DeleteMode mode = DeleteMode.MoveToDeletedItems,
        AffectedTaskOccurrences affectedTasks = AffectedTaskOccurrences.SpecifiedOccurrenceOnly) =>
        WriteAsync(items, batch => new DeleteItemOperation(batch, mode, affectedTasks), cancellationToken);

    /// <summary>Reads the categories that the mailbox offers (MS-OXWSUSRCFG GetUserConfiguration).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The list; null where the mailbox has none yet.</returns>
    /// <exception cref="EwsException">It cannot be read; <see cref="EwsErrorCategory.CorruptItem"/> where it is no list of categories.</exception>
    public async Task<CategoryList?> GetCategoryListAsync(CancellationToken cancellationToken)
    {
        var operation = new GetUserConfigurationOperation(DistinguishedFolder.Calendar, CategoryList.ConfigurationName);
        byte[]? xml = await ReadAsync(operation, () => operation.Result, cancellationToken).ConfigureAwait(false);
        if (xml is null)
            return null;
        try
        {
            return xml.Length == 0 ? CategoryList.Empty : CategoryList.Parse(xml);
        }
        catch (FormatException exception)
        {
            throw new EwsException(ErrorMapper.Make(EwsErrorCategory.CorruptItem, EwsErrorScope.Item, exception.Message), exception);
        }
    }

    /// <summary>Changes the categories that the mailbox offers; others' categories stay as they are, to the byte.</summary>
    /// <remarks>Exchange has no version for it: what somebody else writes between the reading and the writing is lost, which takes a moment.</remarks>
    /// <param name="change">Makes the new list of the one that is there; nothing is written where it returns the very same.</param>
    /// <param name="cancellationToken">Ends the wait; the list may be written or not.</param>
    /// <returns>Whether the list was written.</returns>
    /// <exception cref="EwsException">It cannot be read or written, or is no list of categories and so stays untouched.</exception>
    public async Task<bool> ChangeCategoryListAsync(Func<CategoryList, CategoryList> change, CancellationToken cancellationToken)
    {
        if (change is null)
            throw new ArgumentNullException(nameof(change));
        CategoryList? old = await GetCategoryListAsync(cancellationToken).ConfigureAwait(false);
        CategoryList before = old ?? CategoryList.Empty;
        CategoryList after = change(before);
        if (ReferenceEquals(before, after))
            return false;
        var operation = new SaveUserConfigurationOperation(
            DistinguishedFolder.Calendar, CategoryList.ConfigurationName, after.ToBytes(), create: old is null);
        await RunAsync(operation, repeatable: old is not null, () => true, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<IReadOnlyList<ItemResult<T>>> GetItemsAsync<T>(
        ItemShape<T> shape, IReadOnlyList<string> itemIds, BodyRequest body, CancellationToken cancellationToken)
        where T : EwsItem
    {
        var results = new List<ItemResult<T>>(Count(itemIds));
        foreach (IReadOnlyList<string> batch in Batches(itemIds))
        {
            IReadOnlyList<ItemResult<T>> read = await HalvingAsync(batch, part => ReadPartAsync(shape, part, body, cancellationToken)).ConfigureAwait(false);
            results.AddRange(read);
        }

        return results;
    }

    private async Task<IReadOnlyList<ItemResult<T>>> ReadPartAsync<T>(
        ItemShape<T> shape, IReadOnlyList<string> itemIds, BodyRequest body, CancellationToken cancellationToken)
        where T : EwsItem
    {
        var operation = new GetItemOperation<T>(shape, itemIds, body);
        return await ReadAsync(operation, () => operation.Results, cancellationToken).ConfigureAwait(false);
    }

    private Task<T> ReadAsync<T>(IEwsOperation operation, Func<T> result, CancellationToken cancellationToken) =>
        RunAsync(operation, repeatable: true, result, cancellationToken);

    private async Task<T> RunAsync<T>(IEwsOperation operation, bool repeatable, Func<T> result, CancellationToken cancellationToken)
    {
        try
        {
            T value = await runner.RunAsync(operation, repeatable, target, gate, result, cancellationToken).ConfigureAwait(false);
            serverIsKnown = true;
            return value;
        }
        catch (AttemptFailedException failure)
        {
            throw new EwsException(failure.Error, failure);
        }
    }

    private async Task<IReadOnlyList<WriteResult>> WriteAsync<T>(
        IReadOnlyList<T> items, Func<IReadOnlyList<T>, WriteOperation> operationFor, CancellationToken cancellationToken)
    {
        var results = new List<WriteResult>(Count(items));
        if (items.Count == 0)
            return results;

        // A server that is too old must be refused before the first write, so one answer has to be seen.
        if (!serverIsKnown)
            await GetFolderAsync(DistinguishedFolder.Calendar, cancellationToken).ConfigureAwait(false);
        foreach (IReadOnlyList<T> batch in Batches(items))
            results.AddRange(await HalvingAsync(batch, part => WriteBatchAsync(operationFor(part), cancellationToken)).ConfigureAwait(false));
        return results;
    }

    private async Task<IReadOnlyList<WriteResult>> WriteBatchAsync(WriteOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync(operation, repeatable: false, target, gate, () => operation.Results, cancellationToken).ConfigureAwait(false);
        }
        catch (AttemptFailedException failure) when (!failure.IsTooLarge || operation.Count == 1)
        {
            WriteResult result = failure.MayHaveTakenEffect
                ? new WriteResult.OutcomeUnknown(failure.Error)
                : new WriteResult.Failed(failure.Error);
            return [.. Enumerable.Repeat(result, operation.Count)];
        }
    }

    /// <summary>Does a batch in halves where the server takes the whole for too large.</summary>
    private static async Task<IReadOnlyList<TResult>> HalvingAsync<T, TResult>(IReadOnlyList<T> batch, Func<IReadOnlyList<T>, Task<IReadOnlyList<TResult>>> work)
    {
        try
        {
            return await work(batch).ConfigureAwait(false);
        }
        catch (Exception exception) when (batch.Count > 1 && ((exception as AttemptFailedException) ?? (exception.InnerException as AttemptFailedException)) is { IsTooLarge: true })
        {
            int half = batch.Count / 2;
            IReadOnlyList<TResult> first = await HalvingAsync([.. batch.Take(half)], work).ConfigureAwait(false);
            IReadOnlyList<TResult> second = await HalvingAsync([.. batch.Skip(half)], work).ConfigureAwait(false);
            return [.. first, .. second];
        }
    }

    private IEnumerable<IReadOnlyList<T>> Batches<T>(IReadOnlyList<T> items)
    {
        for (int start = 0; start < items.Count; start += options.BatchSize)
        {
            int size = Math.Min(options.BatchSize, items.Count - start);
            var batch = new T[size];
            for (int i = 0; i < size; i++)
                batch[i] = items[start + i];
            yield return batch;
        }
    }

    private static int Count<T>(IReadOnlyList<T> items) => (items ?? throw new ArgumentNullException(nameof(items))).Count;
}
