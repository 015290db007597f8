using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>Says to an admin why an item did not cross and what happens next.</summary>
internal static class SkipText
{
    /// <summary>The text for a deletion that waits.</summary>
    public static string For(RefusedDeletion refused) =>
        $"{refused.Deletions} of {refused.Linked} items would be deleted in {refused.Side}, more than the connection's limit; nothing is deleted there. "
        + "Look at Get-EsSyncApproval; Approve-EsSyncDelete lets the deletion through at the next run.";

    /// <summary>The text for a reason of the planner.</summary>
    public static string For(PlanReason reason, Pair pair) => reason switch
    {
        PlanReason.Private => "The item is private and the options of the staff member keep it where it is. It crosses when it is no longer private, or the option is off, and it is changed.",
        PlanReason.OutOfScope => "The item was last changed before the start of the synchronisation (SyncStart). It crosses when it is changed.",
        PlanReason.Unreadable => "The item could not be read, so nothing is concluded from it; the next run tries again. " + pair.Unreadable,
        PlanReason.KeptByOption => "It was deleted on one side, and the options of the connection or of the staff member keep the other side. It stays there and is no longer kept in step.",
        PlanReason.Meeting => "It is a meeting, which its organizer owns: it was deleted on one side and stays on the other, where it is no longer kept in step.",
        PlanReason.MissingInEserp when pair.IsDeletedInExchange => "It was deleted in Exchange, and eserp no longer shows it either, without having reported its deletion. The pair is given up.",
        PlanReason.MissingInEserp => "eserp no longer shows the appointment, but did not report its deletion; the Exchange item stays. Check whether the view es.Appointment filters it.",
        PlanReason.MissingInExchange => "Exchange no longer shows the item, but did not report its deletion; the appointment stays. It is created in Exchange again when it is changed in eserp.",
        _ => "The item did not cross.",
    };
}
