using System.Collections.Generic;
using EsExchange.Eserp.Journal;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Engine.Explain;

/// <summary>Everything known of one item: both sides as they are now, what is remembered, and what the next run does.</summary>
public sealed record ItemExplanation
{
    /// <summary>What kind of item it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Its number in eserp; null where it is in Exchange alone.</summary>
    public long? EserpId { get; init; }

    /// <summary>Its id in Exchange; null where it is in eserp alone.</summary>
    public string? ItemId { get; init; }

    /// <summary>What is remembered of it: nothing, kept in step, a meeting, or given up.</summary>
    public required PairState State { get; init; }

    /// <summary>What eserp shows now; null where it shows nothing.</summary>
    public ItemContent? Eserp { get; init; }

    /// <summary>What Exchange shows now; null where it shows nothing.</summary>
    public ItemContent? Exchange { get; init; }

    /// <summary>What both had at the last sync; null for nothing.</summary>
    public ItemContent? Base { get; init; }

    /// <summary>The version that eserp's change log gives it; null where eserp shows nothing.</summary>
    public long? EserpVersion { get; init; }

    /// <summary>That version at the last sync; null for none.</summary>
    public long? SyncedEserpVersion { get; init; }

    /// <summary>Its ChangeKey in Exchange; null where Exchange shows nothing.</summary>
    public string? ChangeKey { get; init; }

    /// <summary>That ChangeKey at the last sync; null for none.</summary>
    public string? SyncedChangeKey { get; init; }

    /// <summary>When eserp's side was last changed.</summary>
    public Instant? EserpModified { get; init; }

    /// <summary>When Exchange's side was last changed.</summary>
    public Instant? ExchangeModified { get; init; }

    /// <summary>What the next run that looks at it does.</summary>
    public required PlanAction NextAction { get; init; }

    /// <summary>Why.</summary>
    public required PlanReason NextReason { get; init; }

    /// <summary>The fields that it would write to eserp.</summary>
    public IReadOnlyList<ItemField> EserpFields { get; init; } = [];

    /// <summary>The fields that it would write to Exchange.</summary>
    public IReadOnlyList<ItemField> ExchangeFields { get; init; } = [];

    /// <summary>The latest write of it on either side; null for none.</summary>
    public RecordedWrite? LastWrite { get; init; }
}
