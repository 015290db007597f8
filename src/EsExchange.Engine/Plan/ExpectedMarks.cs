using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Plan;

/// <summary>Says what an Exchange item shall carry of EsExchange's own.</summary>
internal sealed class ExpectedMarks(MailboxContext context)
{
    /// <summary>The marks of a pair's item.</summary>
    /// <param name="pair">The pair; with an appointment.</param>
    /// <param name="target">What both sides shall show.</param>
    public ItemMarks Of(Pair pair, ItemContent target) => Of(pair, pair.EserpId!.Value, target);

    /// <summary>The marks of a pair's item.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="eserpId">The number in eserp.</param>
    /// <param name="target">What both sides shall show.</param>
    public ItemMarks Of(Pair pair, long eserpId, ItemContent target)
    {
        ItemMarks present = pair.Item?.Marks ?? ItemMarks.None;
        bool isMeeting = pair.Item is { IsMeeting: true };
        bool isOccurrence = pair.Item?.Series is not null;
        return new ItemMarks(
            isOccurrence ? present.Stamp : context.Stamp.For(eserpId),
            Category(target) ?? present.Category,
            pair.Eserp is null || isMeeting ? present.TextBlock : pair.Eserp.TextBlock);
    }

    /// <summary>
    /// Whether an item that stays has to be marked anew. An occurrence is not: it would become an exception and no longer follow its series.
    /// </summary>
    public bool AreMissing(Pair pair, ItemContent? target) =>
        pair is { Item: { Series: null } item, EserpId: not null } && target is not null && item.Marks != Of(pair, target);

    /// <summary>What came into step before activity types were kept has the default one.</summary>
    private string? Category(ItemContent target) =>
        context.ActivityTypes is { } types && target is OfficeContent office && (office.ActivityType ?? context.DefaultActivityType) is { } number && types.TryGetValue(number, out string? name)
            ? ActivityCategory.Name(number, name)
            : null;
}
