namespace EsExchange.Sync.Planning;

/// <summary>What is remembered of a pair.</summary>
public enum PairState
{
    /// <summary>Nothing: the two sides were never in step.</summary>
    New,

    /// <summary>Both sides are kept in step.</summary>
    Linked,

    /// <summary>The item is a meeting: its organizer owns it, and eserp follows it no more.</summary>
    Meeting,

    /// <summary>One side was private when it was last seen, and the options keep it where it is.</summary>
    Frozen,

    /// <summary>The pair was given up with one side kept; that side stays as it is.</summary>
    Detached,
}
