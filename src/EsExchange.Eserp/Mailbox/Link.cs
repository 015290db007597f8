using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>What is remembered of an appointment that is, or is about to be, on both sides of a mailbox.</summary>
public sealed record Link
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The appointment in eserp.</summary>
    public required long EserpId { get; init; }

    /// <summary>The item in Exchange (schema type <c>ItemIdType</c>); null while its creation is not confirmed.</summary>
    public string? ItemId { get; init; }

    /// <summary>The ChangeKey of the item at the last sync.</summary>
    public string? ChangeKey { get; init; }

    /// <summary>The appointment's version at the last sync.</summary>
    public long EserpVersion { get; init; }

    /// <summary>The content both sides had at the last sync; null while the first one is not confirmed.</summary>
    public ItemContent? Base { get; init; }

    /// <summary>What was last sent to Exchange without its answer having been recorded; null where nothing is open.</summary>
    public ItemContent? Intent { get; init; }

    /// <summary>Whether the item was a meeting when it was last seen.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>Whether no list of changes behind a stored position has named the item yet: deleted until then, it never will be named.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>Which occurrence of which series the item is; null for a single one.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>What all copies of the meeting have in common; null for no meeting, and for an occurrence.</summary>
    public string? MeetingId { get; init; }

    /// <summary>Whether the pair is kept in step.</summary>
    public LinkState State { get; init; } = LinkState.Linked;
}

/// <summary>Whether a linked pair is kept in step.</summary>
public enum LinkState
{
    /// <summary>Both sides are kept in step.</summary>
    Linked,

    /// <summary>One side was deleted and the options keep the other: it stays as it is and is not created again.</summary>
    Detached,

    /// <summary>One side turned private, and the options keep it where it is: nothing crosses, not even a deletion, until it is private no more.</summary>
    Frozen,
}
