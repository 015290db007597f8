namespace EsExchange.Sync.Planning;

/// <summary>Why the planner decided as it did; the names are stable and shown to admins.</summary>
public enum PlanReason
{
    /// <summary>Both sides are as they were.</summary>
    InStep,

    /// <summary>It exists in eserp only.</summary>
    NewInEserp,

    /// <summary>It exists in Exchange only.</summary>
    NewInExchange,

    /// <summary>Both sides exist and belong together, which had been forgotten.</summary>
    Relinked,

    /// <summary>eserp's side was changed.</summary>
    ChangedInEserp,

    /// <summary>Exchange's side was changed.</summary>
    ChangedInExchange,

    /// <summary>Both sides were changed.</summary>
    ChangedOnBothSides,

    /// <summary>It was deleted in eserp.</summary>
    DeletedInEserp,

    /// <summary>It was deleted in Exchange.</summary>
    DeletedInExchange,

    /// <summary>It is gone on both sides.</summary>
    GoneOnBothSides,

    /// <summary>One side was deleted, the other edited: the edit beats the deletion.</summary>
    EditBeatsDelete,

    /// <summary>One side was deleted, and the options keep the other.</summary>
    KeptByOption,

    /// <summary>The item is private and the options keep it where it is.</summary>
    Private,

    /// <summary>The item lies outside what is synced.</summary>
    OutOfScope,

    /// <summary>The item could not be read.</summary>
    Unreadable,

    /// <summary>eserp no longer shows the appointment, and nothing proves that it was deleted.</summary>
    MissingInEserp,

    /// <summary>Exchange no longer shows the item, and nothing proves that it was deleted.</summary>
    MissingInExchange,

    /// <summary>The item is a meeting, which its organizer owns.</summary>
    Meeting,

    /// <summary>Users' own items of this kind do not go to eserp.</summary>
    ForeignToEserp,

    /// <summary>The pair was given up earlier.</summary>
    Detached,
}
