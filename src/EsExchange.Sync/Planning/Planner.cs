using static EsExchange.Sync.Planning.PlanAction;
using static EsExchange.Sync.Planning.PlanReason;

namespace EsExchange.Sync.Planning;

/// <summary>Decides what happens to a pair: five tables, each with a row for every state of eserp and a column for every state of Exchange.</summary>
public static class Planner
{
    private static readonly Decision InStep = new(Nothing, PlanReason.InStep);
    private static readonly Decision GivenUp = new(Nothing, PlanReason.Detached);
    private static readonly Decision ToEserp = new(CreateInEserp, NewInExchange);
    private static readonly Decision ToExchng = new(CreateInExchange, NewInEserp);
    private static readonly Decision Relink = new(Merge, Relinked);
    private static readonly Decision Frozen = new(Link, PlanReason.Private);
    private static readonly Decision MrgFromX = new(Merge, ChangedInExchange);
    private static readonly Decision MrgFromE = new(Merge, ChangedInEserp);
    private static readonly Decision MrgBoth = new(Merge, ChangedOnBothSides);
    private static readonly Decision DelE = new(DeleteInEserp, DeletedInExchange);
    private static readonly Decision DelX = new(DeleteInExchange, DeletedInEserp);
    private static readonly Decision EditToX = new(CreateInExchange, EditBeatsDelete);
    private static readonly Decision EditToE = new(CreateInEserp, EditBeatsDelete);
    private static readonly Decision AgainToX = new(CreateInExchange, MissingInExchange);
    private static readonly Decision Gone = new(Forget, GoneOnBothSides);
    private static readonly Decision NoE = new(Skip, MissingInEserp);
    private static readonly Decision NoX = new(Skip, MissingInExchange);
    private static readonly Decision DropNoE = new(Detach, MissingInEserp);
    private static readonly Decision Unread = new(Skip, Unreadable);
    private static readonly Decision SkipPrv = new(Skip, PlanReason.Private);
    private static readonly Decision KeepPrv = new(Detach, PlanReason.Private);
    private static readonly Decision SkipOut = new(Skip, OutOfScope);
    private static readonly Decision KeepOut = new(Detach, OutOfScope);
    private static readonly Decision KeepMtg = new(Detach, PlanReason.Meeting);
    private static readonly Decision Followed = new(Nothing, PlanReason.Meeting);

    private static readonly Decision[,] NewPair =
    {
        // Exchange:      Absent    Unchanged Changed   Deleted   Unreadable Private  OutOfScope
        /* Absent     */ { Gone,     ToEserp,  ToEserp,  Gone,     Unread,   SkipPrv,  SkipOut },
        /* Unchanged  */ { ToExchng, Relink,   Relink,   ToExchng, Unread,   Frozen,   Relink },
        /* Changed    */ { ToExchng, Relink,   Relink,   ToExchng, Unread,   Frozen,   Relink },
        /* Deleted    */ { Gone,     ToEserp,  ToEserp,  Gone,     Unread,   SkipPrv,  SkipOut },
        /* Unreadable */ { Unread,   Unread,   Unread,   Unread,   Unread,   Unread,   Unread },
        /* Private    */ { SkipPrv,  Frozen,   Frozen,   SkipPrv,  Unread,   Frozen,   Frozen },
        /* OutOfScope */ { SkipOut,  Relink,   Relink,   SkipOut,  Unread,   Frozen,   Relink },
    };

    private static readonly Decision[,] LinkedPair =
    {
        // Exchange:      Absent    Unchanged Changed   Deleted   Unreadable Private  OutOfScope
        /* Absent     */ { NoE,      NoE,      NoE,      DropNoE,  Unread,   SkipPrv,  SkipOut },
        /* Unchanged  */ { NoX,      InStep,   MrgFromX, DelE,     Unread,   SkipPrv,  SkipOut },
        /* Changed    */ { AgainToX, MrgFromE, MrgBoth,  EditToX,  Unread,   SkipPrv,  SkipOut },
        /* Deleted    */ { Gone,     DelX,     EditToE,  Gone,     Unread,   KeepPrv,  KeepOut },
        /* Unreadable */ { Unread,   Unread,   Unread,   Unread,   Unread,   Unread,   Unread },
        /* Private    */ { SkipPrv,  SkipPrv,  SkipPrv,  KeepPrv,  Unread,   SkipPrv,  SkipPrv },
        /* OutOfScope */ { SkipOut,  SkipOut,  SkipOut,  KeepOut,  Unread,   SkipPrv,  SkipOut },
    };

    private static readonly Decision[,] MeetingPair =
    {
        // Exchange:      Absent    Unchanged Changed   Deleted   Unreadable Private  OutOfScope
        /* Absent     */ { NoE,      NoE,      NoE,      DropNoE,  Unread,   SkipPrv,  SkipOut },
        /* Unchanged  */ { NoX,      InStep,   Followed, KeepMtg,  Unread,   SkipPrv,  SkipOut },
        /* Changed    */ { NoX,      MrgFromE, MrgFromE, KeepMtg,  Unread,   SkipPrv,  SkipOut },
        /* Deleted    */ { Gone,     KeepMtg,  KeepMtg,  Gone,     Unread,   KeepPrv,  KeepOut },
        /* Unreadable */ { Unread,   Unread,   Unread,   Unread,   Unread,   Unread,   Unread },
        /* Private    */ { SkipPrv,  SkipPrv,  SkipPrv,  KeepPrv,  Unread,   SkipPrv,  SkipPrv },
        /* OutOfScope */ { SkipOut,  SkipOut,  SkipOut,  KeepOut,  Unread,   SkipPrv,  SkipOut },
    };

    private static readonly Decision[,] FrozenPair =
    {
        // Exchange:      Absent    Unchanged Changed   Deleted   Unreadable Private  OutOfScope
        /* Absent     */ { NoE,      NoE,      NoE,      DropNoE,  Unread,   SkipPrv,  SkipOut },
        /* Unchanged  */ { NoX,      InStep,   MrgFromX, KeepPrv,  Unread,   SkipPrv,  SkipOut },
        /* Changed    */ { NoX,      MrgFromE, MrgBoth,  KeepPrv,  Unread,   SkipPrv,  SkipOut },
        /* Deleted    */ { Gone,     KeepPrv,  KeepPrv,  Gone,     Unread,   KeepPrv,  KeepOut },
        /* Unreadable */ { Unread,   Unread,   Unread,   Unread,   Unread,   Unread,   Unread },
        /* Private    */ { SkipPrv,  SkipPrv,  SkipPrv,  KeepPrv,  Unread,   SkipPrv,  SkipPrv },
        /* OutOfScope */ { SkipOut,  SkipOut,  SkipOut,  KeepOut,  Unread,   SkipPrv,  SkipOut },
    };

    private static readonly Decision[,] DetachedPair =
    {
        // Exchange:      Absent    Unchanged Changed   Deleted   Unreadable Private  OutOfScope
        /* Absent     */ { GivenUp,  GivenUp,  GivenUp,  Gone,     GivenUp,  GivenUp,  GivenUp },
        /* Unchanged  */ { GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp },
        /* Changed    */ { GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp },
        /* Deleted    */ { Gone,     GivenUp,  GivenUp,  Gone,     GivenUp,  GivenUp,  GivenUp },
        /* Unreadable */ { GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp },
        /* Private    */ { GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp },
        /* OutOfScope */ { GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp,  GivenUp },
    };

    /// <summary>Decides.</summary>
    /// <param name="pair">What is remembered of the pair.</param>
    /// <param name="eserp">What eserp shows.</param>
    /// <param name="exchange">What Exchange shows.</param>
    /// <param name="policy">What may cross.</param>
    public static Decision Decide(PairState pair, SideState eserp, SideState exchange, PairPolicy policy)
    {
        Decision[,] table = pair switch
        {
            PairState.New => NewPair,
            PairState.Linked => LinkedPair,
            PairState.Meeting => MeetingPair,
            PairState.Frozen => FrozenPair,
            _ => DetachedPair,
        };
        Decision decision = table[(int)eserp, (int)exchange];
        return decision.Action switch
        {
            DeleteInEserp when !policy.DeleteInEserp => new Decision(Detach, KeptByOption),
            DeleteInExchange when !policy.DeleteInExchange => new Decision(Detach, KeptByOption),
            CreateInEserp when !policy.CreateInEserp && pair == PairState.New => new Decision(Nothing, ForeignToEserp),
            CreateInEserp when !policy.CreateInEserp => new Decision(Detach, KeptByOption),
            _ => decision,
        };
    }
}
