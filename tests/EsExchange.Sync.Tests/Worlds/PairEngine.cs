using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>The smallest engine around the pure decisions: look, decide, store the intent, write to Exchange, write to eserp and remember in one transaction.</summary>
internal sealed class PairEngine(PairWorld world, PairLedger ledger, PairEngine.Decider decide)
{
    private const int Attempts = 5;

    /// <summary>The decision that is tested.</summary>
    public delegate Decision Decider(PairState pair, SideState eserp, SideState exchange, PairPolicy policy);

    /// <summary>Syncs the pair once.</summary>
    /// <param name="at">Called at each moment; false where the sync breaks off there.</param>
    /// <returns>Whether anything was written or remembered anew.</returns>
    public bool Sync(Func<Moment, bool> at)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            if (Try(at) is { } changed)
                return changed;
        }

        return true;
    }

    /// <summary>One look; null where the pair changed meanwhile.</summary>
    private bool? Try(Func<Moment, bool> at)
    {
        PairLook look = Look();
        var policy = world.Policy;
        Decision decision = decide(State(look), StateOfEserp(look), StateOfExchange(look), policy);
        MergeResult merge = decision.Action == PlanAction.Merge ? Merge(look) : new MergeResult(look.Base!, [], [], []);
        ledger.Decided(look, decision, merge);
        if (!at(Moment.AfterLook))
            return true;

        bool isWritten = decision.Action is PlanAction.CreateInExchange or PlanAction.DeleteInExchange || merge.ExchangeWrites.Count > 0;
        if (decision.Action == PlanAction.CreateInExchange)
            world.Link = (world.Link ?? new PairLink(null)) with { Intent = look.Eserp! };
        else if (merge.ExchangeWrites.Count > 0)
        {
            if (world.Link is { } link && link.Item != look.ExchangeItem)
                world.Link = link with { Base = look.Base, Intent = null, Item = look.ExchangeItem };
            if (look.Base is not null)
                world.Link = world.Link! with { Intent = OpenIntent.Before(look.Base, merge.Merged, merge.ExchangeWrites) };
            world.Losers.AddRange(merge.Conflicts);
        }

        if (isWritten && !at(Moment.AfterIntent))
            return true;
        if (isWritten && world.Exchange.Version != look.ExchangeVersion)
            return null;
        WriteToExchange(look, decision.Action, merge);
        if (isWritten && !at(Moment.AfterExchangeWrite))
            return true;

        bool isWrittenToEserp = decision.Action is PlanAction.CreateInEserp or PlanAction.DeleteInEserp || merge.EserpWrites.Count > 0;
        if (isWrittenToEserp && world.Eserp.Version != look.EserpVersion)
            return null;
        if (merge.ExchangeWrites.Count == 0)
            world.Losers.AddRange(merge.Conflicts);
        WriteToEserp(look, decision.Action, merge);
        PairLink? before = world.Link;
        Remember(look, decision, merge);
        ledger.Remembered(look, decision, merge);
        return isWritten || isWrittenToEserp || !Equals(before, world.Link);
    }

    private PairLook Look() => new()
    {
        Link = world.Link,
        Eserp = world.Eserp.Content,
        EserpVersion = world.Eserp.Version,
        Exchange = world.Exchange.IsUnreadable ? null : world.Exchange.Content,
        ExchangeVersion = world.Exchange.Version,
        Forms = world.Forms,
        IsMeeting = !world.Exchange.IsUnreadable && world.Exchange is { Content: not null, IsMeeting: true },
        IsUnreadable = world.Exchange is { Content: not null, IsUnreadable: true },
        KeepsPrivate = world.KeepsPrivate && world.Kind != ItemKind.Contact,
        Policy = world.Policy,
        ExchangeItem = world.Exchange.Item,
        IsEserpDeleted = world.Eserp is { Content: null, Hidden: null } && world.Eserp.Reported.Contains(world.Eserp.Item),
        IsExchangeDeleted = world.Exchange.Content is null && world.Link is { Item: { } known } && world.Exchange.Reported.Contains(known),
        IsEserpOutOfScope = world.Eserp is { Content: not null, IsOutOfScope: true },
        IsExchangeOutOfScope = world.Exchange is { Content: not null, IsOutOfScope: true },
    };

    private static PairState State(PairLook look) => look switch
    {
        { Link: null } => PairState.New,
        { Link.IsDetached: true } => PairState.Detached,
        { Base: null } => PairState.New,
        { IsMeeting: true } or { Exchange: null, Link.IsMeeting: true } => PairState.Meeting,
        { Link.IsFrozen: true } => PairState.Frozen,
        _ => PairState.Linked,
    };

    private SideState StateOfEserp(PairLook look)
    {
        if (look.Eserp is not { } shown)
            return look.IsEserpDeleted ? SideState.Deleted : SideState.Absent;
        if (look.KeepsPrivate && shown.IsPrivate)
            return SideState.Private;
        if (look.IsEserpOutOfScope)
            return SideState.OutOfScope;
        return look.Base is { } known && world.Forms.Eserp(known).Equals(shown) ? SideState.Unchanged : SideState.Changed;
    }

    private SideState StateOfExchange(PairLook look)
    {
        if (look.IsUnreadable)
            return SideState.Unreadable;
        if (look.Exchange is not { } shown)
            return look.IsExchangeDeleted ? SideState.Deleted : SideState.Absent;
        if (look.KeepsPrivate && shown.IsPrivate)
            return SideState.Private;
        if (look.IsExchangeOutOfScope)
            return SideState.OutOfScope;
        return look.Base is { } known && world.Forms.Exchange(known).Equals(shown) ? SideState.Unchanged : SideState.Changed;
    }

    private MergeResult Merge(PairLook look)
    {
        if (look.IsMeeting)
            return FromEserp.Merge(look.Base, look.Eserp!, look.Exchange!, FromEserp.OfMeeting, world.Forms);
        if (!world.ComesBack)
            return FromEserp.Merge(look.Base, look.Eserp!, look.Exchange!, ContentFields.All(world.Kind), world.Forms);
        Side winner = ConflictWinner.Decide(world.Rule, world.Eserp.Modified, world.Exchange.Modified);
        return ThreeWayMerge.Merge(look.Base, look.Eserp!, look.Exchange!, winner, world.Forms);
    }

    private void WriteToExchange(PairLook look, PlanAction action, MergeResult merge)
    {
        switch (action)
        {
            case PlanAction.CreateInExchange:
                ledger.Creating(look, Side.Exchange);
                world.Exchange.IsMeeting = false;
                world.Put(Side.Exchange, look.Eserp!);
                ledger.Created(Side.Exchange);
                break;
            case PlanAction.DeleteInExchange:
                ledger.Deleting(look, Side.Exchange);
                world.Delete(Side.Exchange);
                break;
            case PlanAction.Merge when merge.ExchangeWrites.Count > 0:
                Write(look, Side.Exchange, merge.Merged, merge.ExchangeWrites);
                break;
        }
    }

    private void WriteToEserp(PairLook look, PlanAction action, MergeResult merge)
    {
        switch (action)
        {
            case PlanAction.CreateInEserp:
                ledger.Creating(look, Side.Eserp);
                world.Put(Side.Eserp, look.Exchange!);
                ledger.Created(Side.Eserp);
                break;
            case PlanAction.DeleteInEserp:
                ledger.Deleting(look, Side.Eserp);
                world.Delete(Side.Eserp);
                break;
            case PlanAction.Merge when merge.EserpWrites.Count > 0:
                Write(look, Side.Eserp, merge.Merged, merge.EserpWrites);
                break;
        }
    }

    /// <summary>Only the named fields are written.</summary>
    private void Write(PairLook look, Side side, ItemContent target, IReadOnlyList<ItemField> fields)
    {
        ItemContent before = world[side].Content!;
        ItemContent after = fields.Aggregate(before, (content, field) => content.With(field, world.Form(side, target)));
        ledger.Updating(look, side, before, after);
        world.Put(side, after);
    }

    private void Remember(PairLook look, Decision decision, MergeResult merge)
    {
        PairLink InStepWith(ItemContent? content) => new(content, Item: world.Exchange.Item, IsMeeting: look.IsMeeting);

        world.Link = decision.Action switch
        {
            PlanAction.CreateInExchange => InStepWith(look.Eserp),
            PlanAction.CreateInEserp => InStepWith(look.Exchange),
            PlanAction.Merge => InStepWith(merge.Merged),
            PlanAction.Link => InStepWith(look.Base),
            PlanAction.Detach => look is { Link.Item: { } item, Base: { } last } ? new PairLink(last, Item: item, IsMeeting: look.Link.IsMeeting, IsDetached: true) : null,
            PlanAction.DeleteInEserp or PlanAction.DeleteInExchange or PlanAction.Forget => null,
            PlanAction.Nothing when look is { Link.IsDetached: false, Base: { } known, Exchange: not null } => InStepWith(known),
            PlanAction.Skip when look is { Base: { } known, Link: { } link, Exchange: not null } => Follow(look, link, known, decision.Reason == PlanReason.Private || link.IsFrozen),
            _ => world.Link,
        };
    }

    /// <summary>What was seen of an item that stays as it is.</summary>
    private static PairLink Follow(PairLook look, PairLink link, ItemContent known, bool isFrozen) =>
        link.Item == look.ExchangeItem && link.IsMeeting == look.IsMeeting && link.IsFrozen == isFrozen
            ? link
            : new PairLink(known, Item: look.ExchangeItem, IsMeeting: look.IsMeeting, IsFrozen: isFrozen);
}

/// <summary>What the engine saw of a pair.</summary>
internal sealed record PairLook
{
    public PairLink? Link { get; init; }

    public ItemContent? Eserp { get; init; }

    public long EserpVersion { get; init; }

    public ItemContent? Exchange { get; init; }

    public long ExchangeVersion { get; init; }

    /// <summary>Exchange's item.</summary>
    public int ExchangeItem { get; init; }

    public bool IsMeeting { get; init; }

    public bool IsUnreadable { get; init; }

    public bool KeepsPrivate { get; init; }

    public required PairPolicy Policy { get; init; }

    public required SideForms Forms { get; init; }

    public bool IsEserpDeleted { get; init; }

    public bool IsExchangeDeleted { get; init; }

    public bool IsEserpOutOfScope { get; init; }

    public bool IsExchangeOutOfScope { get; init; }

    /// <summary>What both sides are compared with.</summary>
    public ItemContent? Base => Link is { Intent: { } intent } && Exchange is not null ? OpenIntent.EffectiveBase(Link.Base, intent, Exchange, Forms) : Link?.Base;

    /// <summary>Whether the options keep the pair where it is because a side is private.</summary>
    public bool IsFrozen => KeepsPrivate && (Eserp is { IsPrivate: true } || Exchange is { IsPrivate: true });

    public bool IsOutOfScope => IsEserpOutOfScope || IsExchangeOutOfScope;

    public ItemContent? this[Side side] => side == Side.Eserp ? Eserp : Exchange;
}
