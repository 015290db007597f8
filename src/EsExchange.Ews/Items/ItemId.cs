using System;

namespace EsExchange.Ews.Items;

/// <summary>Names one version of an item (schema type <c>ItemIdType</c>).</summary>
/// <param name="Id">The item's id, opaque and compared by ordinal.</param>
/// <param name="ChangeKey">The version of the item; null where the server named none, as for deleted items.</param>
public sealed record ItemId(string Id, string? ChangeKey)
{
    /// <summary>The item's id, opaque and compared by ordinal.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public string Id { get; } = string.IsNullOrEmpty(Id) ? throw new ArgumentException("An item's id cannot be empty.", nameof(Id)) : Id;
}
