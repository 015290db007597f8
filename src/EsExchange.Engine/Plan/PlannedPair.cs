using System.Collections.Generic;
using EsExchange.Engine.Load;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Plan;

/// <summary>A pair with what is done about it.</summary>
internal sealed record PlannedPair
{
    public required Pair Pair { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>What both sides shall show, and the next base; null where nothing is kept in step.</summary>
    public ItemContent? Target { get; init; }

    /// <summary>The fields to write to eserp by a merge.</summary>
    public IReadOnlyList<ItemField> EserpFields { get; init; } = [];

    /// <summary>The fields to write to Exchange by a merge.</summary>
    public IReadOnlyList<ItemField> ExchangeFields { get; init; } = [];

    /// <summary>Which occurrence of which series eserp shall name; null for a single item.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>Whether eserp does not name it yet.</summary>
    public bool NeedsSeries => Pair is { Eserp: { } eserp, Item: not null } && eserp.Series != Series;

    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>The fields that eserp changed though they are the meeting's organizer's.</summary>
    public IReadOnlyList<ItemField> HeldFields { get; init; } = [];

    /// <summary>Whether the Exchange item, which stays, does not carry the right marks yet.</summary>
    public bool NeedsMarks { get; init; }

    /// <summary>Whether anything is written to either side.</summary>
    public bool NeedsWrite =>
        Decision.Action is PlanAction.CreateInEserp or PlanAction.CreateInExchange or PlanAction.DeleteInEserp or PlanAction.DeleteInExchange
        || EserpFields.Count + ExchangeFields.Count > 0 || NeedsMarks || NeedsSeries;
}
