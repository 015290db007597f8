using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Ews;

/// <summary>The calendar of a mailbox, reached by Exchange Web Services.</summary>
internal sealed class EwsCalendarFolder(EwsMailbox mailbox, string address, ExchangeFolderOptions options) : IExchangeFolder
{
    private readonly DateTimeZone zone = options.Zone;

    public string Address => address;

    public Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken) => EwsErrors.TranslateAsync(async () =>
    {
        SyncPage page = await mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, syncState, maxChanges, cancellationToken).ConfigureAwait(false);
        return new ExchangeChangePage([.. page.Changes.Select(ToChange)], page.SyncState, page.IncludesLastItem);
    });

    public Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) => EwsErrors.TranslateAsync<IReadOnlyList<ExchangeRead>>(async () =>
        [.. (await mailbox.GetCalendarItemsAsync(itemIds, cancellationToken).ConfigureAwait(false)).Select(ToRead)]);

    public Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) => EwsErrors.TranslateAsync<IReadOnlyList<string>>(async () =>
    {
        var found = new List<string>();
        foreach (string stamp in stamps)
        {
            await foreach (ItemSummary item in mailbox.FindItemsAsync(DistinguishedFolder.Calendar, new ItemFilter { Stamp = stamp }, cancellationToken).ConfigureAwait(false))
                found.Add(item.ItemId.Id);
        }

        return found;
    });

    public Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
        WriteAsync(() => mailbox.CreateItemsAsync([.. items.Select(item => AppointmentMapper.ToNewItem((Appointment)item.Content, item.Marks.Stamp!, zone))], cancellationToken));

    public Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
        WriteAsync(() => mailbox.UpdateItemsAsync([.. updates.Select(ToUpdate)], cancellationToken));

    public async Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken)
    {
        IReadOnlyList<WriteResult> results = await EwsErrors.TranslateAsync(
            () => mailbox.DeleteItemsAsync([.. items.Select(item => new ItemId(item.Id, item.ChangeKey))], cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. results.Select(result => result is WriteResult.Failed { Error.Category: EwsErrorCategory.ItemNotFound } ? new ExchangeWriteResult(WriteOutcome.Written, null, null) : ToResult(result))];
    }

    public ItemContent ToExchangeForm(ItemContent content) => AppointmentMapper.Normalize((Appointment)content);

    public Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ExchangeOccurrence>>([]);

    private static ExchangeChange ToChange(ItemChange change) =>
        new(new ExchangeItemId(change.ItemId.Id, change.ItemId.ChangeKey), change.Kind == ItemChangeKind.Deleted, change.Stamp, change.LastModified);

    private ExchangeRead ToRead(ItemResult<CalendarItem> result)
    {
        if (result.Item is { } item)
            return new ExchangeRead(result.RequestedId, ReadOutcome.Found, ToItem(item), null);
        bool isGone = result.Error?.Category == EwsErrorCategory.ItemNotFound;
        return new ExchangeRead(result.RequestedId, isGone ? ReadOutcome.NotFound : ReadOutcome.Failed, null, result.Error?.Message);
    }

    private ExchangeItem ToItem(CalendarItem item) => new()
    {
        Item = new ExchangeItemId(item.ItemId.Id, item.ItemId.ChangeKey),
        Marks = new ItemMarks(item.Stamp),
        Categories = item.Categories,
        Created = item.Created ?? Instant.MinValue,
        Modified = item.LastModified ?? Instant.MinValue,
        IsSeries = item.Kind != CalendarItemKind.Single,
        IsMeeting = item.IsMeeting,
        Content = AppointmentMapper.ToAppointment(item, zone),
    };

    private CalendarItemUpdate ToUpdate(ExchangeUpdate update)
    {
        var itemId = new ItemId(update.Item.Item.Id, update.Item.Item.ChangeKey);
        List<FieldChange> changes = [];
        if (update.Fields.Count > 0)
            changes.AddRange(AppointmentMapper.ToUpdate(itemId, (Appointment)update.Content, update.Fields, zone).Changes);
        if (update.Marks.Stamp is { } stamp && stamp != update.Item.Marks.Stamp)
            changes.AddRange(AppointmentMapper.ToStampUpdate(itemId, stamp).Changes);
        return new CalendarItemUpdate(itemId, changes);
    }

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
