using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Plan;

/// <summary>Plans a pair: finds its states, asks the planner's tables, and merges where they say so. No I/O.</summary>
internal sealed class PairPlanner(MailboxContext context)
{
    private readonly SideStates _states = new(context);
    private readonly ExpectedMarks _marks = new(context);

    /// <summary>Plans.</summary>
    public PlannedPair Plan(Pair pair)
    {
        Decision decision = Planner.Decide(SideStates.Of(pair), _states.InEserp(pair), _states.InExchange(pair), context.Policy.Pairs);
        var planned = new PlannedPair { Pair = pair, Decision = decision, Series = SeriesOf(pair) };
        return decision.Action switch
        {
            PlanAction.Merge => Merge(planned),
            PlanAction.CreateInExchange => planned with { Target = pair.Eserp!.Content },
            PlanAction.CreateInEserp => planned with { Target = pair.Item!.Content },
            PlanAction.Nothing when decision.Reason == PlanReason.InStep => planned with { Target = pair.Base, NeedsMarks = _marks.AreMissing(pair, pair.Base) },
            _ => planned with { Target = pair.Base },
        };
    }

    /// <summary>What eserp has by the series of another participant's mailbox keeps that name.</summary>
    private static SeriesKey? SeriesOf(Pair pair)
    {
        SeriesKey? named = pair.Eserp?.Series;
        bool isOfOthers = named is not null && named != pair.Link?.Series;
        return pair.Item is null || isOfOthers ? named : pair.Item.Series;
    }

    private PlannedPair Merge(PlannedPair planned)
    {
        Pair pair = planned.Pair;
        MergeResult merge = Merge(pair);
        return planned with
        {
            Target = merge.Merged,
            EserpFields = merge.EserpWrites,
            ExchangeFields = merge.ExchangeWrites,
            Conflicts = merge.Conflicts,
            HeldFields = merge.Held,
            NeedsMarks = _marks.AreMissing(pair, merge.Merged),
        };
    }

    private MergeResult Merge(Pair pair)
    {
        ItemContent eserp = pair.Eserp!.Content;
        ItemContent exchange = pair.Item!.Content;
        if (pair.Item.IsMeeting)
            return FromEserp.Merge(pair.Base, eserp, exchange, FromEserp.OfMeeting, context.Forms);
        if (!context.Policy.ComesBack)
            return FromEserp.Merge(pair.Base, eserp, exchange, ContentFields.All(context.Kind), context.Forms);

        Side winner = ConflictWinner.Decide(context.Connection.ConflictRule, pair.Eserp.Modified, pair.Item.Modified);
        return ThreeWayMerge.Merge(pair.Base, eserp, exchange, winner, context.Forms);
    }
}
