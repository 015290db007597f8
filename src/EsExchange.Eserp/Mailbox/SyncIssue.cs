using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>Why one item did not cross.</summary>
/// <param name="RunId">The run that saw it.</param>
/// <param name="EserpId">The appointment; null where there is none.</param>
/// <param name="ItemId">The Exchange item; null where there is none.</param>
/// <param name="Subject">Its subject, or null where it could not be read.</param>
/// <param name="Reason">A stable word, such as <c>Private</c> or <c>Unreadable</c>.</param>
/// <param name="Message">What happened and what happens next, for an admin.</param>
/// <param name="Retry">Whether the next run looks at the item again though no feed lists it.</param>
/// <param name="DeletedIn">The side that had reported the item's deletion, which is then still to be brought across; null for none.</param>
public sealed record SyncIssue(long RunId, long? EserpId, string? ItemId, string? Subject, string Reason, string Message, bool Retry = false, Side? DeletedIn = null)
{
    /// <summary>The reason of a deletion that waits for an admin, since its mailbox would lose too much.</summary>
    public const string HeldByBrake = "HeldByBrake";
}
