using System.Collections.Generic;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Exchange;

/// <summary>An item to create.</summary>
/// <param name="Marks">What it carries from the start; with a stamp.</param>
/// <param name="Content">Its content.</param>
public sealed record NewExchangeItem(ItemMarks Marks, ItemContent Content);

/// <summary>An item to update.</summary>
/// <param name="Item">The item as it was read.</param>
/// <param name="Content">What it shall show.</param>
/// <param name="Fields">The fields to write; may be empty where only the marks are.</param>
/// <param name="Marks">What it shall carry.</param>
public sealed record ExchangeUpdate(ExchangeItem Item, ItemContent Content, IReadOnlyCollection<ItemField> Fields, ItemMarks Marks);

/// <summary>The result of writing one item.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Item">Its identity and version afterwards; null for a deletion or a failure.</param>
/// <param name="Message">Why it failed, in words; null where it did not.</param>
public sealed record ExchangeWriteResult(WriteOutcome Outcome, ExchangeItemId? Item, string? Message);

/// <summary>What became of a write.</summary>
public enum WriteOutcome
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>The item was changed or deleted since it was read: nothing was written, plan it again.</summary>
    Changed,

    /// <summary>The answer was lost: it may have been written. Look again before deciding anything.</summary>
    Unknown,

    /// <summary>The server could not do it now; it may later.</summary>
    Later,

    /// <summary>The server refused it.</summary>
    Refused,
}
