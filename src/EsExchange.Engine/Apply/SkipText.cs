using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Resources;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>Says to an admin why an item did not cross and what happens next.</summary>
internal static class SkipText
{
    /// <summary>The text for a deletion that waits.</summary>
    public static string For(RefusedDeletion refused) =>
        Messages.Format("DeletionWaits", refused.Deletions, refused.Linked, refused.Side);

    /// <summary>The text for a reason of the planner.</summary>
    public static string For(PlanReason reason, Pair pair) => reason switch
    {
        PlanReason.Private => Messages.Get("SkipPrivate"),
        PlanReason.OutOfScope => Messages.Get("SkipOutOfScope"),
        PlanReason.Unreadable => Messages.Format("SkipUnreadable", pair.Unreadable),
        PlanReason.KeptByOption => Messages.Get("SkipKeptByOption"),
        PlanReason.Meeting => Messages.Get("SkipMeeting"),
        PlanReason.MissingInEserp when pair.IsDeletedInExchange => Messages.Get("SkipGone"),
        PlanReason.MissingInEserp => Messages.Get("SkipMissingInEserp"),
        PlanReason.MissingInExchange => Messages.Get("SkipMissingInExchange"),
        _ => Messages.Get("Skip"),
    };
}
