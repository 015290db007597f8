namespace EsExchange.Sync.Planning;

/// <summary>What a side shows of a pair, compared with the last sync.</summary>
public enum SideState
{
    /// <summary>There is nothing, and nothing proves that it was deleted.</summary>
    Absent,

    /// <summary>It is as it was at the last sync.</summary>
    Unchanged,

    /// <summary>It was changed since the last sync, or is new.</summary>
    Changed,

    /// <summary>It was deleted for certain: the side itself reported the deletion.</summary>
    Deleted,

    /// <summary>It is there, or may be, but could not be read.</summary>
    Unreadable,

    /// <summary>It is private and the options keep private items where they are.</summary>
    Private,

    /// <summary>It lies outside what is synced.</summary>
    OutOfScope,
}
