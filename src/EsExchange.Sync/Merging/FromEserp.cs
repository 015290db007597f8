using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>
/// Brings across what was changed in eserp, and nothing back: for meetings, whose organizer owns them, and for contact persons, which belong to eserp.
/// </summary>
public static class FromEserp
{
    /// <summary>What eserp may change of a meeting; the rest is its organizer's.</summary>
    public static IReadOnlyCollection<ItemField> OfMeeting { get; } = [ItemField.ActivityType, ItemField.Importance, ItemField.Reminder];

    /// <summary>Merges.</summary>
    /// <param name="base">
    /// The last common content; null where none is known. Then every field that may be written follows eserp, and of the others the next base is what
    /// eserp shows: should they be kept in step one day, what Exchange shows goes to eserp and is not overwritten.
    /// </param>
    /// <param name="eserp">What eserp shows now.</param>
    /// <param name="exchange">What Exchange shows now.</param>
    /// <param name="allowed">The fields that may be written to Exchange.</param>
    /// <param name="forms">What each side can hold.</param>
    /// <returns>The result, whose <see cref="MergeResult.Held"/> are the fields that eserp changed, may not write, and shows otherwise than Exchange.</returns>
    public static MergeResult Merge(ItemContent? @base, ItemContent eserp, ItemContent exchange, IReadOnlyCollection<ItemField> allowed, SideForms forms)
    {
        ItemContent known = @base ?? exchange;
        ItemContent exchangeInEserp = forms.Eserp(exchange);
        IReadOnlyList<ItemField> changed = ContentFields.Differences(forms.Eserp(known), eserp);
        bool IsCommon(ItemField field) => Equals(exchangeInEserp.Get(field), eserp.Get(field));
        ItemContent merged = changed.Aggregate(known, (content, field) =>
            IsCommon(field) ? content.With(field, exchange)
            : @base is null || allowed.Contains(field) ? content.With(field, eserp)
            : content);
        ItemContent shown = forms.Exchange(merged);
        return new MergeResult(
            merged,
            [],
            [.. changed.Where(field => allowed.Contains(field) && !Equals(shown.Get(field), exchange.Get(field)))],
            [])
        {
            Held = [.. changed.Where(field => !allowed.Contains(field) && !IsCommon(field))],
        };
    }
}
