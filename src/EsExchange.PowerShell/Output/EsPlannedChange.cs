using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.PowerShell.Output;

/// <summary>One change that a run would make on one side.</summary>
public sealed class EsPlannedChange
{
    internal EsPlannedChange(PlannedChange change, DateTimeZone zone)
    {
        Connection = change.Connection;
        Mailbox = change.Mailbox;
        StaffNumber = change.StaffNumber;
        Kind = change.Kind;
        Side = change.Side;
        Change = change.Change;
        Subject = change.Subject;
        Reason = change.Reason;
        EserpId = change.EserpId;
        ItemId = change.ItemId;
        Fields = [.. change.Fields.Select(field => new EsFieldChange(field.Field.ToString(), FieldText.Of(field.Before, zone), FieldText.Of(field.After, zone)))];
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The mailbox address.</summary>
    public string Mailbox { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>Where the change would be made.</summary>
    public Side Side { get; }

    /// <summary>What would be done there.</summary>
    public ChangeKind Change { get; }

    /// <summary>The item's subject.</summary>
    public string Subject { get; }

    /// <summary>Why, as a stable word.</summary>
    public string Reason { get; }

    /// <summary>The appointment in eserp; null where it does not exist yet.</summary>
    public long? EserpId { get; }

    /// <summary>The item in Exchange; null where it does not exist yet.</summary>
    public string? ItemId { get; }

    /// <summary>The fields with their values before and after; empty for a deletion.</summary>
    public EsFieldChange[] Fields { get; }
}

/// <summary>A field with its value before and after; times in eserp's zone.</summary>
public sealed class EsFieldChange
{
    internal EsFieldChange(string field, string? before, string? after)
    {
        Field = field;
        Before = before;
        After = after;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>The value before; null for none.</summary>
    public string? Before { get; }

    /// <summary>The value after; null for none.</summary>
    public string? After { get; }

    /// <inheritdoc/>
    public override string ToString() => Before is null ? $"{Field}: {After}" : $"{Field}: {Before} -> {After}";
}
