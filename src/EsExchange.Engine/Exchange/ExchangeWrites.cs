using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Exchange;

/// <summary>An item to create.</summary>
/// <param name="Stamp">The stamp it carries from the start.</param>
/// <param name="Content">Its content.</param>
public sealed record NewExchangeItem(string Stamp, Appointment Content);

/// <summary>An item to update.</summary>
/// <param name="Item">The item and the version that was read.</param>
/// <param name="Content">What it shall show.</param>
/// <param name="Fields">The fields to write; may be empty where only the stamp is.</param>
/// <param name="Stamp">The stamp to write; null where the right one is there.</param>
public sealed record ExchangeUpdate(ExchangeItemId Item, Appointment Content, IReadOnlyCollection<AppointmentField> Fields, string? Stamp);

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
