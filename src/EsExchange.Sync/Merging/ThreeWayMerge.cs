using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>Merges two contents field by field against what both sides held at the last sync.</summary>
public static class ThreeWayMerge
{
    /// <summary>Merges.</summary>
    /// <param name="base">The last common content; null where none is known, then every difference is a conflict.</param>
    /// <param name="eserp">What eserp shows now.</param>
    /// <param name="exchange">What Exchange shows now.</param>
    /// <param name="winner">Whose value is kept where both changed a field.</param>
    /// <param name="forms">What each side can hold.</param>
    public static MergeResult Merge(ItemContent? @base, ItemContent eserp, ItemContent exchange, Side winner, SideForms forms)
    {
        ItemContent merged = @base ?? exchange;
        ItemContent? baseInEserp = @base is null ? null : forms.Eserp(@base);
        ItemContent? baseInExchange = @base is null ? null : forms.Exchange(@base);
        ItemContent exchangeInEserp = forms.Eserp(exchange);
        ItemContent eserpInExchange = forms.Exchange(eserp);
        var conflicts = new List<FieldConflict>();

        foreach (ItemField field in ContentFields.All(eserp.Kind))
        {
            bool Same(ItemContent? left, ItemContent right) => left is not null && Equals(left.Get(field), right.Get(field));

            bool eserpKept = Same(baseInEserp, eserp);
            bool exchangeKept = Same(baseInExchange, exchange);
            if (eserpKept && exchangeKept)
                continue;
            if (eserpKept)
                merged = merged.With(field, exchange);
            else if (exchangeKept)
                merged = merged.With(field, eserp);
            else if (Same(exchangeInEserp, eserp))
                merged = merged.With(field, exchange);
            else if (Same(eserpInExchange, exchange))
                merged = merged.With(field, eserp);
            else
            {
                merged = merged.With(field, winner == Side.Eserp ? eserp : exchange);
                conflicts.Add(new FieldConflict(field, @base?.Get(field), eserp.Get(field), exchange.Get(field), winner));
            }
        }

        return new MergeResult(
            merged,
            ContentFields.Differences(eserp, forms.Eserp(merged)),
            ContentFields.Differences(exchange, forms.Exchange(merged)),
            conflicts);
    }
}
