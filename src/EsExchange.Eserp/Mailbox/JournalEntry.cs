using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>One write on either side, kept for the history and for undoing it.</summary>
/// <param name="RunId">The run that made it.</param>
/// <param name="Side">Where it was made.</param>
/// <param name="Action">What was done.</param>
/// <param name="ItemId">The Exchange item; null where there is none.</param>
/// <param name="Before">The content before; null for a creation.</param>
/// <param name="After">The content afterwards; null for a deletion.</param>
/// <param name="Reason">Why the planner chose it, as a stable word.</param>
public sealed record JournalEntry(long RunId, Side Side, JournalAction Action, string? ItemId, ItemContent? Before, ItemContent? After, string Reason);

/// <summary>What was done.</summary>
public enum JournalAction
{
    /// <summary>Created.</summary>
    Create,

    /// <summary>Updated.</summary>
    Update,

    /// <summary>Deleted.</summary>
    Delete,
}
