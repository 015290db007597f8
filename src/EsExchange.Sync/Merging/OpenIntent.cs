using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>
/// Tells the engine's own write to Exchange from a user's where the answer to the write was never recorded.
/// </summary>
/// <remarks>
/// Before a write an intent is stored: the base with the written fields replaced. Where Exchange later shows the intended value,
/// the write has arrived, and that value is the last common one: an edit made in eserp since then is no conflict.
/// </remarks>
public static class OpenIntent
{
    /// <summary>The intent to store before fields are written to Exchange.</summary>
    /// <param name="base">The last common content.</param>
    /// <param name="target">What Exchange shall show.</param>
    /// <param name="written">The fields that are written.</param>
    public static ItemContent Before(ItemContent @base, ItemContent target, IEnumerable<ItemField> written) =>
        written.Aggregate(@base, (intent, field) => intent.With(field, target));

    /// <summary>The base against which an item with an open intent is merged.</summary>
    /// <param name="base">The last confirmed common content; null where the item's creation was not confirmed.</param>
    /// <param name="intent">The open intent.</param>
    /// <param name="exchange">What Exchange shows now.</param>
    /// <param name="forms">What each side can hold: Exchange may show less than was written.</param>
    public static ItemContent EffectiveBase(ItemContent? @base, ItemContent intent, ItemContent exchange, SideForms forms)
    {
        if (@base is null)
            return intent;

        ItemContent intended = forms.Exchange(intent);
        return ContentFields.Differences(@base, intent)
            .Where(field => Equals(exchange.Get(field), intended.Get(field)))
            .Aggregate(@base, (effective, field) => effective.With(field, intent));
    }
}
