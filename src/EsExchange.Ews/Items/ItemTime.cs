using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>When a calendar item is, as Exchange stores it.</summary>
/// <param name="Start">The start, whole seconds.</param>
/// <param name="End">The end, whole seconds; for an all-day item the midnight after its last day.</param>
/// <param name="IsAllDay">Whether it is on whole days.</param>
/// <param name="WindowsZoneId">The Windows id of the zone it is made in.</param>
public sealed record ItemTime(Instant Start, Instant End, bool IsAllDay, string WindowsZoneId);
