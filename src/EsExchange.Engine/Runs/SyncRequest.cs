using System.Collections.Generic;
using EsExchange.Engine.Plans;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Runs;

/// <summary>What a run shall do.</summary>
/// <param name="Mailboxes">The synced staff whose mailboxes are synced.</param>
/// <param name="ThrottleLimit">How many mailboxes are worked on at once; at least 1.</param>
/// <param name="PlanOnly">Whether the changes are only shown; then nothing is written anywhere, not even what was observed.</param>
public sealed record SyncRequest(IReadOnlyCollection<SyncedStaff> Mailboxes, int ThrottleLimit, bool PlanOnly)
{
    /// <summary>The only changes that may be made; null for any. Where others are due when the run begins, it is refused.</summary>
    public SavedPlan? Plan { get; init; }
}
