using System.Collections.Generic;

namespace EsExchange.Ews.Items;

/// <summary>Fields of one item to be set, provided that it still is in the version named.</summary>
/// <param name="ItemId">The item, or one occurrence of a series, in the version that the update is based on; its change key must not be null.</param>
/// <param name="Changes">What to set; not empty, and of fields that the kind of item has.</param>
public abstract record ItemUpdate(ItemId ItemId, IReadOnlyList<FieldChange> Changes);

/// <summary>Fields of one calendar item to be set.</summary>
/// <param name="ItemId">The item in the version that the update is based on.</param>
/// <param name="Changes">What to set.</param>
public sealed record CalendarItemUpdate(ItemId ItemId, IReadOnlyList<FieldChange> Changes) : ItemUpdate(ItemId, Changes);

/// <summary>Fields of one task to be set.</summary>
/// <param name="ItemId">The task in the version that the update is based on.</param>
/// <param name="Changes">What to set.</param>
public sealed record TaskItemUpdate(ItemId ItemId, IReadOnlyList<FieldChange> Changes) : ItemUpdate(ItemId, Changes);

/// <summary>Fields of one contact to be set.</summary>
/// <param name="ItemId">The contact in the version that the update is based on.</param>
/// <param name="Changes">What to set.</param>
public sealed record ContactItemUpdate(ItemId ItemId, IReadOnlyList<FieldChange> Changes) : ItemUpdate(ItemId, Changes);
