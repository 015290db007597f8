using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>Which occurrence of which series.</summary>
/// <param name="SeriesId">The identity of the series (schema element <c>UID</c>), the same in all mailboxes and after a move.</param>
/// <param name="Start">When the pattern puts the occurrence; an exception may take place at another time (schema element <c>OriginalStart</c>).</param>
public sealed record SeriesKey(string SeriesId, Instant Start);
