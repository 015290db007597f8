using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>Which items FindItem is to return; all conditions that are set must hold (schema type <c>RestrictionType</c>).</summary>
public sealed record ItemFilter
{
    /// <summary>Only items with this very stamp; null for any.</summary>
    public string? Stamp { get; init; }

    /// <summary>Only items that carry a stamp at all.</summary>
    public bool OnlyStamped { get; init; }

    /// <summary>Only items that overlap this interval, which must have a start and an end; null for any. Series count by their first occurrence.</summary>
    public Interval? Overlapping { get; init; }

    /// <summary>Only items changed at or after this instant by the server's clock; null for any.</summary>
    public Instant? ModifiedSince { get; init; }
}
