using System.Collections.Generic;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Runs;

/// <summary>One change that a run makes, or would make, on one side.</summary>
public sealed record PlannedChange
{
    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>The mailbox address.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The staff member's number.</summary>
    public required int StaffNumber { get; init; }

    /// <summary>What kind of item it is.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Where the change is made.</summary>
    public required Side Side { get; init; }

    /// <summary>What is done there.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The item's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The fields with their values before and after; empty for a deletion.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Why, as a stable word.</summary>
    public required string Reason { get; init; }

    /// <summary>The appointment in eserp; null where it does not exist yet.</summary>
    public long? EserpId { get; init; }

    /// <summary>The item in Exchange; null where it does not exist yet.</summary>
    public string? ItemId { get; init; }
}

/// <summary>What is done to an item.</summary>
public enum ChangeKind
{
    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is updated.</summary>
    Update,

    /// <summary>It is deleted.</summary>
    Delete,
}

/// <summary>A field with its value before and after.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">The value before; null for a creation, or for no reminder.</param>
/// <param name="After">The value after; null for no reminder.</param>
public sealed record FieldChange(ItemField Field, object? Before, object? After);
