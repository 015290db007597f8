using EsExchange.Sync.Model;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>A step in the story of one pair. What a step cannot find to do it leaves undone, so that a story stays one when steps are taken out.</summary>
internal abstract record PairStep
{
    /// <summary>Somebody does something on a side.</summary>
    /// <param name="Side">Where.</param>
    /// <param name="Deed">What.</param>
    /// <param name="Choice">Chooses among variants, such as the field.</param>
    public sealed record User(Side Side, Deed Deed, int Choice) : PairStep
    {
        public override string ToString() => $"{Side}: {Deed} ({Choice})";
    }

    /// <summary>The pair is synced.</summary>
    /// <param name="Moment">Where in the sync something happens; null where it runs through.</param>
    /// <param name="Meanwhile">What somebody does at that moment; null where the sync breaks off there.</param>
    public sealed record Sync(Moment? Moment = null, User? Meanwhile = null) : PairStep
    {
        public override string ToString() => Moment is null ? "sync" : $"sync, {Moment}: {Meanwhile?.ToString() ?? "breaks off"}";
    }

    /// <summary>An admin changes an option.</summary>
    public sealed record Option(PairOption Which, int Value) : PairStep
    {
        public override string ToString() => $"option {Which} to {Value}";
    }

    /// <summary>What was remembered of the pair is lost.</summary>
    public sealed record LoseLink : PairStep
    {
        public override string ToString() => "the link is lost";
    }
}

/// <summary>What users do, or what befalls their side.</summary>
internal enum Deed
{
    Edit,
    EditAlikeOnBothSides,
    Revert,
    Delete,
    Vanish,
    Return,
    TurnPrivate,
    TurnPublic,
    TurnMeeting,
    TurnSingle,
    TurnUnreadable,
    TurnReadable,
    LeaveScope,
    EnterScope,
}

/// <summary>The moments of a sync between which the world moves on.</summary>
internal enum Moment
{
    AfterLook,
    AfterIntent,
    AfterExchangeWrite,
}

/// <summary>The options of the pair's mailbox and connection.</summary>
internal enum PairOption
{
    ConflictRule,
    DeleteInExchange,
    DeleteInEserp,
    KeepsPrivate,
}
