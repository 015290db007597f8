using EsExchange.Eserp.Journal;

namespace EsExchange.Engine.Undo;

/// <summary>What became of undoing one write.</summary>
/// <param name="Write">The write.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">What was done, or why nothing was.</param>
public sealed record UndoStep(RecordedWrite Write, UndoOutcome Outcome, string Message);

/// <summary>What became of undoing a write.</summary>
public enum UndoOutcome
{
    /// <summary>It would be undone.</summary>
    Planned,

    /// <summary>It is undone.</summary>
    Undone,

    /// <summary>The item was changed again since, so that it was left as it is.</summary>
    ChangedSince,

    /// <summary>The item is gone.</summary>
    Gone,

    /// <summary>It was undone before.</summary>
    AlreadyUndone,

    /// <summary>A side refused it.</summary>
    Refused,
}
