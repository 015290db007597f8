using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>An item as FindItem shows it.</summary>
/// <param name="ItemId">Its id and version.</param>
/// <param name="ItemClass">Its class such as <c>IPM.Appointment</c>; empty where the server did not say.</param>
/// <param name="LastModified">When it was last changed, UTC; null where the server did not say.</param>
/// <param name="Stamp">The eserp id it carries; null where it has none.</param>
public sealed record ItemSummary(ItemId ItemId, string ItemClass, Instant? LastModified, string? Stamp);
