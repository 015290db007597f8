using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Merging;

/// <summary>The outcome of a three-way merge.</summary>
/// <param name="Merged">The content that both sides shall show, and the next base.</param>
/// <param name="EserpWrites">The fields that have to be written to eserp.</param>
/// <param name="ExchangeWrites">The fields that have to be written to Exchange.</param>
/// <param name="Conflicts">The fields that both sides had changed differently.</param>
public sealed record MergeResult(
    ItemContent Merged,
    IReadOnlyList<ItemField> EserpWrites,
    IReadOnlyList<ItemField> ExchangeWrites,
    IReadOnlyList<FieldConflict> Conflicts)
{
    /// <summary>The fields that were changed in eserp and may not be written to Exchange.</summary>
    public IReadOnlyList<ItemField> Held { get; init; } = [];
}
