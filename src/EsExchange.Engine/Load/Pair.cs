using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Load;

/// <summary>An appointment and its counterpart as both sides show them now, with what is remembered of them.</summary>
internal sealed record Pair
{
    /// <summary>What is remembered; null for nothing.</summary>
    public Link? Link { get; init; }

    /// <summary>The appointment's number; null where only the Exchange side is known.</summary>
    public long? EserpId { get; init; }

    /// <summary>The appointment; null where eserp did not show it.</summary>
    public EserpItem? Eserp { get; init; }

    /// <summary>Whether eserp reported the appointment's deletion.</summary>
    public bool IsDeletedInEserp { get; init; }

    /// <summary>The item's id; null where only eserp's side is known.</summary>
    public string? ItemId { get; init; }

    /// <summary>The item; null where Exchange did not show it.</summary>
    public ExchangeItem? Item { get; init; }

    /// <summary>Whether Exchange reported the item's deletion.</summary>
    public bool IsDeletedInExchange { get; init; }

    /// <summary>Why the item could not be read though it may be there; null where it was read, or is not there.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether the item was not worth loading, since the list said that it is out of scope.</summary>
    public bool IsOutOfScopeInExchange { get; init; }

    /// <summary>Whether the item was recognised by its stamp: the link named no item, or another one.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>The content both sides are compared with; null where none is known.</summary>
    public ItemContent? Base { get; init; }

    /// <summary>The side that reported the deletion, where one did.</summary>
    public Side? DeletedIn => IsDeletedInExchange ? Side.Exchange : IsDeletedInEserp ? Side.Eserp : null;

    /// <summary>What is needed to look at the pair again.</summary>
    public PendingItem ToPending() => new(EserpId, ItemId, DeletedIn);

    /// <summary>A subject to name the pair by; null where neither side could be read.</summary>
    public string? Subject => Item?.Content.Title ?? Eserp?.Content.Title ?? Link?.Base?.Title;
}
