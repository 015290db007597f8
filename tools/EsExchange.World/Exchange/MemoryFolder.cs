using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.World.Network;
using EsExchange.World.Stories;
using NodaTime;

namespace EsExchange.World.Exchange;

/// <summary>The organisation as one engine process reaches it.</summary>
internal sealed class MemoryConnector(WorldExchange exchange, EngineProcess process, EngineFault fault) : IExchangeConnector, IExchangeOrganisation
{
    public Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, string? secret, CancellationToken cancellationToken) => Task.FromResult<IExchangeOrganisation>(this);

    public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => fault.Wrap(new MemoryFolder(exchange, process, new FolderKey(address, options.Kind), new CategoryDress(options.ActivityTypes, options.DefaultActivityType)));

    public Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> onChange, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A run does not listen.");

    public void Dispose()
    {
    }
}

/// <summary>A folder as one engine process reaches it.</summary>
internal sealed class MemoryFolder(WorldExchange exchange, EngineProcess process, FolderKey key, CategoryDress dress) : IExchangeFolder
{
    public string Address => key.Address;

    public Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken) => process.ReadExchangeAsync(
        _ =>
        {
            FolderState folder = exchange.Folder(key);
            long[] token = syncState is null ? [folder.Epoch, 0] : [.. syncState.Split(':').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];
            if (token[0] != folder.Epoch)
                throw new ExchangeException("InvalidSyncState", "The server no longer knows the token.", isSyncStateInvalid: true);
            List<KeyValuePair<string, MailLog>> page = [.. folder.Log
                .Where(entry => entry.Value.Seq > token[1] && (!entry.Value.IsDeleted || entry.Value.Created <= token[1]))
                .OrderBy(entry => entry.Value.Seq).Take(maxChanges)];
            bool isLast = page.Count < maxChanges;
            long reached = isLast ? folder.LastSeq : page[^1].Value.Seq;
            return new ExchangeChangePage([.. page.Select(entry => Change(folder, entry.Key, entry.Value))], $"{folder.Epoch}:{reached}", isLast);
        },
        hasToken: syncState is not null);

    public Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) => process.ReadExchangeAsync<IReadOnlyList<ExchangeRead>>(
        trouble => [.. itemIds.Select(id => trouble?.Next(2) == 0
            ? new ExchangeRead(id, ReadOutcome.Failed, null, "ErrorItemCorrupt")
            : exchange.Show(key, id) is { } item ? new ExchangeRead(id, ReadOutcome.Found, dress.Show(item), null) : new ExchangeRead(id, ReadOutcome.NotFound, null, "ErrorItemNotFound"))]);

    public Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) => process.ReadExchangeAsync<IReadOnlyList<string>>(
        _ => [.. exchange.Folder(key).Items.Values.Where(item => item.Marks.Stamp is { } stamp && stamps.Contains(stamp)).Select(item => item.Id)]);

    public Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) => process.ReadExchangeAsync<IReadOnlyList<ExchangeOccurrence>>(
        _ => [.. exchange.State.Occurrences(key)
            .Where(occurrence => window.Contains(MailSeries.Start(occurrence.Content)))
            .Select(occurrence => new ExchangeOccurrence(
                new ExchangeItemId(occurrence.Id.ToString(), occurrence.Master.ChangeKey), occurrence.Master.Series!.Key(occurrence.Id.Number), MailSeries.Start(occurrence.Content)))]);

    public Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
        process.WriteExchangeAsync(items, item => exchange.EngineCreates(key, item, dress), mayRepeat: false);

    public Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
        process.WriteExchangeAsync(updates, update => exchange.EngineUpdates(key, update, dress), mayRepeat: true);

    public Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken) =>
        process.WriteExchangeAsync(items, item => exchange.EngineDeletes(key, item), mayRepeat: true);

    public Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken) => process.ReadExchangeAsync(_ => false);

    public ItemContent ToExchangeForm(ItemContent content) => WorldExchange.Form(dress.Types.Show(content));

    private static ExchangeChange Change(FolderState folder, string id, MailLog log)
    {
        MailItem? item = folder.Items.TryGetValue(id, out MailItem? found) ? found : null;
        return log.IsDeleted || item is null
            ? new ExchangeChange(new ExchangeItemId(id, null), true, null, null)
            : new ExchangeChange(new ExchangeItemId(id, item.ChangeKey), false, item.Marks.Stamp, item.Modified, item.Series is not null);
    }
}
