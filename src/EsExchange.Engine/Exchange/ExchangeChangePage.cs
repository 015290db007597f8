using System.Collections.Generic;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Exchange;

/// <summary>A page of changes of a folder.</summary>
/// <param name="Changes">The changes; may be empty.</param>
/// <param name="SyncState">The opaque token from which the next page goes on.</param>
/// <param name="IsLast">Whether nothing lies beyond this page.</param>
public sealed record ExchangeChangePage(IReadOnlyList<ExchangeChange> Changes, string SyncState, bool IsLast);

/// <summary>One change.</summary>
/// <param name="Item">The item; its ChangeKey is null for a deletion.</param>
/// <param name="IsDeleted">Whether the item left the folder: a certain deletion.</param>
/// <param name="Stamp">The stamp it carries; null for none.</param>
/// <param name="Modified">When it was last changed; null where the server did not say.</param>
/// <param name="IsSeries">Whether it stands for a whole series: then its occurrences may have changed.</param>
public sealed record ExchangeChange(ExchangeItemId Item, bool IsDeleted, string? Stamp, Instant? Modified, bool IsSeries = false);

/// <summary>The identity and version of an item (schema type <c>ItemIdType</c>).</summary>
/// <param name="Id">The opaque id; compared byte by byte.</param>
/// <param name="ChangeKey">The opaque version.</param>
public sealed record ExchangeItemId(string Id, string? ChangeKey);

/// <summary>An occurrence of a series, or an exception to it, as a list of a calendar shows it.</summary>
/// <param name="Item">Its identity and version.</param>
/// <param name="Series">Which occurrence of which series it is.</param>
/// <param name="Start">When it starts.</param>
public sealed record ExchangeOccurrence(ExchangeItemId Item, SeriesKey Series, Instant Start);
