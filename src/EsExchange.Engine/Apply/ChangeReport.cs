using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;

namespace EsExchange.Engine.Apply;

/// <summary>Counts changes and tells the observer of them, once each.</summary>
internal sealed class ChangeReport(MailboxContext context, ChangeList changes)
{
    /// <summary>A planned pair was applied, or is shown by a run that only plans.</summary>
    public void Made(PlannedPair planned)
    {
        context.Tally.Conflict(planned.Conflicts.Count);
        foreach (PlannedChange change in changes.Of(planned))
        {
            context.Tally.Add(change.Side, change.Change);
            if (context.PlanOnly)
                context.Observer.OnPlanned(change);
            else
                context.Observer.OnChange(change);
        }
    }
}
