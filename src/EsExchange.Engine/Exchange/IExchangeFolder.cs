using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>The calendar, the tasks or the contacts of one Exchange mailbox, whatever protocol it is reached by.</summary>
/// <remarks>
/// Every method may throw <see cref="ExchangeException"/> for what concerns the mailbox as a whole; what concerns one item is in its result.
/// No write ever sends a message to anybody.
/// </remarks>
public interface IExchangeFolder
{
    /// <summary>The mailbox's SMTP address.</summary>
    string Address { get; }

    /// <summary>The next page of changes since a token.</summary>
    /// <param name="syncState">The token of the last page, or null: then every item is listed once.</param>
    /// <param name="maxChanges">The largest number of changes in the page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ExchangeException"><see cref="ExchangeException.IsSyncStateInvalid"/>: the server no longer knows the token.</exception>
    Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken);

    /// <summary>Loads items.</summary>
    /// <returns>One result for each id, in the order of <paramref name="itemIds"/>.</returns>
    Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken);

    /// <summary>The ids of the folder's items that carry one of the given stamps.</summary>
    Task<IReadOnlyList<string>> FindByStampAsync(IReadOnlyCollection<string> stamps, CancellationToken cancellationToken);

    /// <summary>The occurrences of all series of a calendar whose start lies in a window; none in other folders.</summary>
    Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken);

    /// <summary>Creates items, each carrying its stamp from the start.</summary>
    /// <returns>One result for each item, in order.</returns>
    Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken);

    /// <summary>Updates items whose ChangeKey is still the given one.</summary>
    /// <returns>One result for each update, in order.</returns>
    Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken);

    /// <summary>Moves items to the mailbox's Deleted Items.</summary>
    /// <returns>One result for each item, in order; an item that is already gone counts as done.</returns>
    Task<IReadOnlyList<ExchangeWriteResult>> DeleteAsync(IReadOnlyList<ExchangeItemId> items, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the activity types' categories among those that the mailbox offers, and renames those whose activity type was renamed. Categories of others stay as they are.
    /// </summary>
    /// <returns>Whether the mailbox offered them otherwise before.</returns>
    Task<bool> OfferCategoriesAsync(IReadOnlyList<CategoryStyle> categories, CancellationToken cancellationToken);

    /// <summary>What Exchange shows of a content that was written to it; idempotent.</summary>
    ItemContent ToExchangeForm(ItemContent content);
}
