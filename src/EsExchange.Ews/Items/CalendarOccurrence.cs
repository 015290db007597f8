using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>An entry of a calendar as its owner sees it: series are expanded (schema type <c>CalendarViewType</c>).</summary>
/// <param name="ItemId">Its id and version; an occurrence has an id of its own.</param>
/// <param name="Kind">A single item, an occurrence or an exception; never a master.</param>
/// <param name="Uid">The iCalendar UID, the same for all occurrences of a series; null where the server named none.</param>
/// <param name="OriginalStart">When the occurrence would start if nobody had moved it, UTC; null for a single item, or where the server did not say.</param>
/// <param name="Start">When it starts, UTC.</param>
/// <param name="End">When it ends, UTC.</param>
/// <param name="LastModified">When it was last changed, UTC; null where the server did not say.</param>
/// <param name="Stamp">The eserp id it carries; null where it has none. Exchange may show that of the series.</param>
public sealed record CalendarOccurrence(
    ItemId ItemId, CalendarItemKind Kind, string? Uid, Instant? OriginalStart, Instant Start, Instant End, Instant? LastModified, string? Stamp);
