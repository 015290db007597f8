using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Runs;

/// <summary>A folder that takes writes only while the interface's lease is surely held.</summary>
internal sealed class FencedFolder(IExchangeFolder folder, InterfaceLease lease) : IExchangeFolder
{
    public string Address => folder.Address;

    public Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken) =>
        folder.GetChangesAsync(syncState, maxChanges, cancellationToken);

    public Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        folder.LoadAsync(itemIds, cancellationToken);

    public Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) =>
        folder.FindByStampAsync(stamps, cancellationToken);

    public Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) =>
        folder.GetOccurrencesAsync(window, cancellationToken);

    public Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken)
    {
        lease.Demand();
        return folder.CreateAsync(items, cancellationToken);
    }

    public Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
    {
        lease.Demand();
        return folder.UpdateAsync(updates, cancellationToken);
    }

    public Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken)
    {
        lease.Demand();
        return folder.DeleteAsync(items, cancellationToken);
    }

    public Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken)
    {
        lease.Demand();
        return folder.OfferCategoriesAsync(categories, cancellationToken);
    }

    public ItemContent ToExchangeForm(ItemContent content) => folder.ToExchangeForm(content);
}
