using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>Which occurrence of which series; a series has at most one occurrence on a date (MS-OXOCAL).</summary>
/// <param name="SeriesId">The identity of the series (schema element <c>UID</c>), the same in all mailboxes and after a move.</param>
/// <param name="Date">The date on which the pattern puts the occurrence, in the zone of the series; an exception may take place on another.</param>
public sealed record SeriesKey(string SeriesId, LocalDate Date);
