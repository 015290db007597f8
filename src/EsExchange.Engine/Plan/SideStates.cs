using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Engine.Plan;

/// <summary>Says in which states the two sides of a pair are.</summary>
internal sealed class SideStates(MailboxContext context)
{
    /// <summary>What is remembered of a pair.</summary>
    public static PairState Of(Pair pair) => pair switch
    {
        { Link: null } => PairState.New,
        { Link.State: LinkState.Detached } => PairState.Detached,
        { Base: null } => PairState.New,
        { Item.IsMeeting: true } or { Item: null, Link.IsMeeting: true } => PairState.Meeting,
        { Link.State: LinkState.Frozen } => PairState.Frozen,
        _ => PairState.Linked,
    };

    /// <summary>What eserp shows of a pair.</summary>
    public SideState InEserp(Pair pair)
    {
        if (pair.Eserp is not { } item)
            return pair.IsDeletedInEserp ? SideState.Deleted : SideState.Absent;
        if (IsKeptPrivate(item.Content))
            return SideState.Private;
        if (pair.Base is { } known)
            return Equals(context.Forms.Eserp(known), item.Content) ? SideState.Unchanged : SideState.Changed;

        bool isAlone = pair.Link is null && pair.Item is null;
        return isAlone && IsTooOld(item.Modified) ? SideState.OutOfScope : SideState.Changed;
    }

    /// <summary>What Exchange shows of a pair.</summary>
    public SideState InExchange(Pair pair)
    {
        if (pair.Unreadable is not null)
            return SideState.Unreadable;
        if (pair.IsDeletedInExchange)
            return SideState.Deleted;
        if (pair.IsOutOfScopeInExchange)
            return SideState.OutOfScope;
        if (pair.Item is not { } item)
            return SideState.Absent;
        if (IsKeptPrivate(item.Content))
            return SideState.Private;
        if (pair.Base is { } known)
            return Equals(context.Forms.Exchange(known), item.Content) && pair.Link?.Series == item.Series ? SideState.Unchanged : SideState.Changed;

        bool isAlone = pair.EserpId is null;
        return isAlone && item.Series is null && IsTooOld(item.Modified) ? SideState.OutOfScope : SideState.Changed;
    }

    private bool IsKeptPrivate(ItemContent content) => context.Policy.KeepsPrivate && content.IsPrivate;

    private bool IsTooOld(Instant modified) => context.Policy.HasScope && modified < context.ScopeStart;
}
