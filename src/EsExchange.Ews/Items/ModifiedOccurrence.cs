using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>An occurrence that differs from its series, as the master names it (schema type <c>OccurrenceInfoType</c>).</summary>
/// <param name="ItemId">The occurrence's own id and version.</param>
/// <param name="Start">When it starts, UTC.</param>
/// <param name="End">When it ends, UTC.</param>
/// <param name="OriginalStart">When it would start by the series, UTC.</param>
public sealed record ModifiedOccurrence(ItemId ItemId, Instant Start, Instant End, Instant OriginalStart);
