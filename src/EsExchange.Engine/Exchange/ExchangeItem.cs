using System.Collections.Generic;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>An item as Exchange shows it now.</summary>
public sealed record ExchangeItem
{
    /// <summary>Its identity and version.</summary>
    public required ExchangeItemId Item { get; init; }

    /// <summary>What EsExchange has put onto it.</summary>
    public ItemMarks Marks { get; init; } = ItemMarks.None;

    /// <summary>All of its categories, those of other people included.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>When it was created.</summary>
    public Instant Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public Instant Modified { get; init; }

    /// <summary>Whether it has attendees: its organizer owns it.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>What all copies of a meeting that is no series have in common, in whichever mailbox, and also when it comes back; null for no meeting.</summary>
    public string? MeetingId { get; init; }

    /// <summary>Whether completing it moves it on to its next date, so that a write of that shows something else.</summary>
    public bool MovesOn { get; init; }

    /// <summary>Whether it stands for a whole series, which is kept in step by its occurrences.</summary>
    public bool IsSeries { get; init; }

    /// <summary>Which occurrence of which series it is; null for a single item. For a whole series the series alone counts.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>Its body as HTML; null where the body is plain text, or HTML is not kept.</summary>
    public string? Html { get; init; }

    /// <summary>Its content.</summary>
    public required ItemContent Content { get; init; }
}

/// <summary>The result of loading one item.</summary>
/// <param name="ItemId">The id that was asked for.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Item">The item, where it was found.</param>
/// <param name="Message">Why it could not be read, in words.</param>
public sealed record ExchangeRead(string ItemId, ReadOutcome Outcome, ExchangeItem? Item, string? Message)
{
    /// <summary>Why it could not be read though it may be there, if only an empty text; null where it was read, or is not there.</summary>
    public string? Failure => Outcome == ReadOutcome.Failed ? Message ?? string.Empty : null;
}

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
