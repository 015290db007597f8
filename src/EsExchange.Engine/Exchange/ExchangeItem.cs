using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>A calendar item as Exchange shows it now.</summary>
public sealed record ExchangeItem
{
    /// <summary>Its identity and version.</summary>
    public required ExchangeItemId Item { get; init; }

    /// <summary>The stamp it carries; null for none.</summary>
    public string? Stamp { get; init; }

    /// <summary>When it was created.</summary>
    public Instant Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public Instant Modified { get; init; }

    /// <summary>What it is.</summary>
    public ExchangeItemKind Kind { get; init; }

    /// <summary>Its content.</summary>
    public required Appointment Content { get; init; }
}

/// <summary>What a calendar item is.</summary>
public enum ExchangeItemKind
{
    /// <summary>A single appointment of the mailbox's owner.</summary>
    Appointment,

    /// <summary>An appointment with attendees.</summary>
    Meeting,

    /// <summary>A series, or an occurrence of one.</summary>
    Series,
}

/// <summary>The result of loading one item.</summary>
/// <param name="ItemId">The id that was asked for.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Item">The item, where it was found.</param>
/// <param name="Message">Why it could not be read, in words.</param>
public sealed record ExchangeRead(string ItemId, ReadOutcome Outcome, ExchangeItem? Item, string? Message);

/// <summary>What became of loading an item.</summary>
public enum ReadOutcome
{
    /// <summary>It is there.</summary>
    Found,

    /// <summary>The server says that there is no such item.</summary>
    NotFound,

    /// <summary>It could not be read; it may well be there.</summary>
    Failed,
}
