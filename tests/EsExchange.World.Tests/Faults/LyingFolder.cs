using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.World.Tests.Faults;

/// <summary>A folder that tells the truth wherever a fault does not say otherwise.</summary>
internal class LyingFolder(IExchangeFolder folder) : IExchangeFolder
{
    protected IExchangeFolder Truth => folder;

    public string Address => folder.Address;

    public virtual Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken) => folder.GetChangesAsync(syncState, maxChanges, cancellationToken);

    public virtual Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) => folder.LoadAsync(itemIds, cancellationToken);

    public virtual Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken) => folder.FindByStampAsync(stamps, cancellationToken);

    public virtual Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) => folder.GetOccurrencesAsync(window, cancellationToken);

    public virtual Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) => folder.CreateAsync(items, cancellationToken);

    public virtual Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) => folder.UpdateAsync(updates, cancellationToken);

    public virtual Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken) => folder.DeleteAsync(items, cancellationToken);

    public Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken) => folder.OfferCategoriesAsync(categories, cancellationToken);

    public ItemContent ToExchangeForm(ItemContent content) => folder.ToExchangeForm(content);
}
