using System;
using System.Collections.Generic;
using EsExchange.Sync.Planning;
using Xunit;

namespace EsExchange.Sync.Tests.Planning;

/// <summary>Walks every cell of the planner against the rules' prose, written down here a second time and in other words.</summary>
public sealed class PlannerTests
{
    public static TheoryData<PairState, SideState, SideState, bool, bool> Cells()
    {
        var cells = new TheoryData<PairState, SideState, SideState, bool, bool>();
        foreach (PairState pair in Enum.GetValues<PairState>())
        foreach (SideState eserp in Enum.GetValues<SideState>())
        foreach (SideState exchange in Enum.GetValues<SideState>())
        foreach (bool deleteInExchange in new[] { false, true })
        foreach (bool deleteInEserp in new[] { false, true })
            cells.Add(pair, eserp, exchange, deleteInExchange, deleteInEserp);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_keeps_the_rules(PairState pair, SideState eserp, SideState exchange, bool deleteInExchange, bool deleteInEserp)
    {
        PlanAction action = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp)).Action;

        Assert.Equal(Expected(pair, eserp, exchange, deleteInExchange, deleteInEserp), action);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_says_why(PairState pair, SideState eserp, SideState exchange, bool deleteInExchange, bool deleteInEserp)
    {
        Decision decision = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp));

        Assert.Equal(ExpectedReason(pair, eserp, exchange, decision.Action), decision.Reason);
    }

    [Fact]
    public void A_delete_needs_a_certain_deletion_an_untouched_other_side_and_the_option()
    {
        foreach (var (pair, eserp, exchange, deleteInExchange, deleteInEserp) in AllCells())
        {
            PlanAction action = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp)).Action;
            if (action == PlanAction.DeleteInEserp)
                Assert.True(pair == PairState.Linked && eserp == SideState.Unchanged && exchange == SideState.Deleted && deleteInEserp);
            if (action == PlanAction.DeleteInExchange)
                Assert.True(pair == PairState.Linked && exchange == SideState.Unchanged && eserp == SideState.Deleted && deleteInExchange);
        }
    }

    [Fact]
    public void Nothing_is_written_while_a_side_is_unreadable_or_private()
    {
        foreach (var (pair, eserp, exchange, deleteInExchange, deleteInEserp) in AllCells())
        {
            if (eserp is not (SideState.Unreadable or SideState.Private) && exchange is not (SideState.Unreadable or SideState.Private))
                continue;
            PlanAction action = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp)).Action;
            Assert.Contains(action, new[] { PlanAction.Nothing, PlanAction.Skip, PlanAction.Link, PlanAction.Detach });
        }
    }

    [Fact]
    public void What_belongs_to_eserp_alone_is_never_created_there()
    {
        foreach (var (pair, eserp, exchange, deleteInExchange, deleteInEserp) in AllCells())
        {
            PlanAction with = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp)).Action;
            PlanAction without = Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp, CreateInEserp: false)).Action;
            PlanAction expected = with != PlanAction.CreateInEserp ? with : pair == PairState.New ? PlanAction.Nothing : PlanAction.Detach;
            Assert.Equal(expected, without);
        }
    }

    [Fact]
    public void A_detached_pair_is_never_created_again()
    {
        foreach (var (pair, eserp, exchange, deleteInExchange, deleteInEserp) in AllCells())
        {
            if (pair == PairState.Detached)
                Assert.Contains(Planner.Decide(pair, eserp, exchange, new PairPolicy(deleteInExchange, deleteInEserp)).Action, new[] { PlanAction.Nothing, PlanAction.Forget });
        }
    }

    private static IEnumerable<(PairState, SideState, SideState, bool, bool)> AllCells()
    {
        foreach (PairState pair in Enum.GetValues<PairState>())
        foreach (SideState eserp in Enum.GetValues<SideState>())
        foreach (SideState exchange in Enum.GetValues<SideState>())
        foreach (bool deleteInExchange in new[] { false, true })
        foreach (bool deleteInEserp in new[] { false, true })
            yield return (pair, eserp, exchange, deleteInExchange, deleteInEserp);
    }

    private static PlanAction Expected(PairState pair, SideState eserp, SideState exchange, bool deleteInExchange, bool deleteInEserp)
    {
        bool eserpShown = eserp is SideState.Unchanged or SideState.Changed;
        bool exchangeShown = exchange is SideState.Unchanged or SideState.Changed;
        bool eserpGone = eserp == SideState.Deleted;
        bool exchangeGone = exchange == SideState.Deleted;
        bool eserpNone = eserpGone || eserp == SideState.Absent;
        bool exchangeNone = exchangeGone || exchange == SideState.Absent;

        if (pair == PairState.Detached)
            return (eserpGone && exchangeNone) || (exchangeGone && eserpNone) ? PlanAction.Forget : PlanAction.Nothing;

        // What cannot be read proves nothing: wait.
        if (eserp == SideState.Unreadable || exchange == SideState.Unreadable)
            return PlanAction.Skip;

        if (pair == PairState.New)
        {
            // What was only intended leaves nothing behind.
            if (eserpNone && exchangeNone)
                return PlanAction.Forget;

            // Two that belong together are only tied where one is private, else compared; scope is for items without a partner.
            if (!eserpNone && !exchangeNone)
                return eserp == SideState.Private || exchange == SideState.Private ? PlanAction.Link : PlanAction.Merge;
            if (eserpShown)
                return PlanAction.CreateInExchange;
            return exchangeShown ? PlanAction.CreateInEserp : PlanAction.Skip;
        }

        // Private and out-of-scope items are frozen; the deletion of their partner ends the pair and keeps them.
        bool eserpFrozen = eserp is SideState.Private or SideState.OutOfScope;
        bool exchangeFrozen = exchange is SideState.Private or SideState.OutOfScope;
        if (eserpFrozen || exchangeFrozen)
            return eserpGone || exchangeGone ? PlanAction.Detach : PlanAction.Skip;

        if (eserpNone && exchangeNone)
            return eserpGone ? PlanAction.Forget : exchangeGone ? PlanAction.Detach : PlanAction.Skip;

        // eserp's views may hide an appointment: nothing follows from that.
        if (eserp == SideState.Absent)
            return PlanAction.Skip;
        if (eserpGone && pair == PairState.Meeting)
            return PlanAction.Detach;

        // Of what was private a deletion says nothing to the other side, and neither does an edit of what was left behind.
        if (pair == PairState.Frozen && (eserpGone || exchangeGone))
            return PlanAction.Detach;
        if (pair == PairState.Frozen && exchangeNone)
            return PlanAction.Skip;
        if (eserpGone)
            return exchange == SideState.Changed ? PlanAction.CreateInEserp
                : deleteInExchange ? PlanAction.DeleteInExchange : PlanAction.Detach;

        // A meeting is its organizer's: neither its deletion nor its change follows into eserp, and eserp deletes none.
        if (pair == PairState.Meeting && exchangeGone)
            return PlanAction.Detach;
        if (pair == PairState.Meeting && !exchangeNone)
            return eserp == SideState.Changed ? PlanAction.Merge : PlanAction.Nothing;
        if (pair == PairState.Meeting)
            return PlanAction.Skip;
        if (exchangeNone && eserp == SideState.Changed)
            return PlanAction.CreateInExchange;
        if (exchange == SideState.Absent)
            return PlanAction.Skip;
        if (exchangeGone)
            return deleteInEserp ? PlanAction.DeleteInEserp : PlanAction.Detach;
        return eserp == SideState.Changed || exchange == SideState.Changed ? PlanAction.Merge : PlanAction.Nothing;
    }

    private static PlanReason ExpectedReason(PairState pair, SideState eserp, SideState exchange, PlanAction action)
    {
        bool Either(SideState state) => eserp == state || exchange == state;
        return action switch
        {
            PlanAction.Nothing when pair == PairState.Detached => PlanReason.Detached,
            PlanAction.Nothing => exchange == SideState.Changed ? PlanReason.Meeting : PlanReason.InStep,
            PlanAction.Forget => PlanReason.GoneOnBothSides,
            PlanAction.Link => PlanReason.Private,
            PlanAction.DeleteInExchange => PlanReason.DeletedInEserp,
            PlanAction.DeleteInEserp => PlanReason.DeletedInExchange,
            PlanAction.CreateInExchange or PlanAction.CreateInEserp when pair != PairState.New => Either(SideState.Deleted) ? PlanReason.EditBeatsDelete : PlanReason.MissingInExchange,
            PlanAction.CreateInExchange => PlanReason.NewInEserp,
            PlanAction.CreateInEserp => PlanReason.NewInExchange,
            PlanAction.Merge when pair == PairState.New => PlanReason.Relinked,
            PlanAction.Merge when eserp != SideState.Changed => PlanReason.ChangedInExchange,
            PlanAction.Merge => exchange == SideState.Changed && pair != PairState.Meeting ? PlanReason.ChangedOnBothSides : PlanReason.ChangedInEserp,

            // What stays as it is: first what could not even be seen, then what the options and the scope keep, then what is missing.
            _ when Either(SideState.Unreadable) => PlanReason.Unreadable,
            _ when Either(SideState.Private) => PlanReason.Private,
            _ when Either(SideState.OutOfScope) => PlanReason.OutOfScope,
            _ when eserp == SideState.Absent => PlanReason.MissingInEserp,
            _ when exchange == SideState.Absent => PlanReason.MissingInExchange,
            _ => pair switch
            {
                PairState.Meeting => PlanReason.Meeting,
                PairState.Frozen => PlanReason.Private,
                _ => PlanReason.KeptByOption,
            },
        };
    }
}
