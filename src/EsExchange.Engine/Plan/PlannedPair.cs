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
    public Appointment? Target { get; init; }

    /// <summary>The fields to write to eserp by a merge.</summary>
    public IReadOnlyList<AppointmentField> EserpFields { get; init; } = [];

    /// <summary>The fields to write to Exchange by a merge.</summary>
    public IReadOnlyList<AppointmentField> ExchangeFields { get; init; } = [];

    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>Whether the Exchange item, which stays, does not carry the right stamp yet.</summary>
    public bool NeedsStamp { get; init; }
}
