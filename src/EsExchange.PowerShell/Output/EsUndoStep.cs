using EsExchange.Engine.Undo;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.PowerShell.Output;

/// <summary>What became of undoing one write of a run.</summary>
public sealed class EsUndoStep
{
    internal EsUndoStep(UndoStep step)
    {
        RunId = step.Write.RunId;
        Kind = step.Write.Kind;
        Side = step.Write.Side;
        Action = step.Write.Action;
        Subject = (step.Write.Before ?? step.Write.After)?.Title ?? string.Empty;
        Outcome = step.Outcome;
        Message = step.Message;
        EserpId = step.Write.EserpId;
        ItemId = step.Write.ItemId;
    }

    /// <summary>The run.</summary>
    public long RunId { get; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>Where the write was made.</summary>
    public Side Side { get; }

    /// <summary>What the run had done.</summary>
    public JournalAction Action { get; }

    /// <summary>The item's subject.</summary>
    public string Subject { get; }

    /// <summary>What became of undoing it.</summary>
    public UndoOutcome Outcome { get; }

    /// <summary>What was done, or why nothing was.</summary>
    public string Message { get; }

    /// <summary>The item in eserp.</summary>
    public long EserpId { get; }

    /// <summary>The item in Exchange; null where there was none.</summary>
    public string? ItemId { get; }
}
