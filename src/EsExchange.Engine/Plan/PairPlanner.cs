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

    /// <summary>Plans.</summary>
    public PlannedPair Plan(Pair pair)
    {
        Decision decision = Planner.Decide(SideStates.Of(pair), _states.InEserp(pair), _states.InExchange(pair), context.DeletePolicy);
        var planned = new PlannedPair { Pair = pair, Decision = decision };
        return decision.Action switch
        {
            PlanAction.Merge => Merge(planned),
            PlanAction.CreateInExchange => planned with { Target = pair.Appointment!.Content },
            PlanAction.CreateInEserp => planned with { Target = pair.Item!.Content },
            PlanAction.Link => planned with { Target = pair.Base ?? pair.Appointment!.Content },
            PlanAction.Nothing when decision.Reason == PlanReason.InStep => planned with { Target = pair.Base, NeedsStamp = NeedsStamp(pair) },
            _ => planned with { Target = pair.Base },
        };
    }

    private PlannedPair Merge(PlannedPair planned)
    {
        Pair pair = planned.Pair;
        Side winner = ConflictWinner.Decide(context.Connection.ConflictRule, pair.Appointment!.Modified, pair.Item!.Modified);
        MergeResult merge = ThreeWayMerge.Merge(pair.Base, pair.Appointment.Content, pair.Item.Content, winner, context.Forms);
        return planned with
        {
            Target = merge.Merged,
            EserpFields = merge.EserpWrites,
            ExchangeFields = merge.ExchangeWrites,
            Conflicts = merge.Conflicts,
            NeedsStamp = NeedsStamp(pair),
        };
    }

    private bool NeedsStamp(Pair pair) =>
        pair is { Item: { } item, AppointmentId: { } id } && item.Stamp != context.Stamp.For(id);
}
