using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Items;

/// <summary>What became of writing one item of a batch.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>It is written.</summary>
    /// <param name="ItemId">The item's id with its new change key; for a deletion the id that was deleted.</param>
    public sealed record Done(ItemId ItemId) : WriteResult;

    /// <summary>The server refused it; nothing was changed.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Failed(EwsError Error) : WriteResult;

    /// <summary>It may or may not be written: the answer never came. Look before writing again.</summary>
    /// <param name="Error">What happened to the answer.</param>
    public sealed record OutcomeUnknown(EwsError Error) : WriteResult;
}
