using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Plans;

/// <summary>Collects the changes that a run would make, and the mailboxes that could not be planned.</summary>
public sealed class PlanCollector : ISyncObserver
{
    private readonly ConcurrentQueue<PlannedChange> _changes = new();
    private readonly ConcurrentQueue<MailboxResult> _failures = new();

    /// <summary>The changes.</summary>
    public IReadOnlyCollection<PlannedChange> Changes => [.. _changes];

    /// <summary>The mailboxes that could not be planned.</summary>
    public IReadOnlyList<MailboxResult> Failures => [.. _failures];

    /// <inheritdoc/>
    public void OnChange(PlannedChange change)
    {
    }

    /// <inheritdoc/>
    public void OnPlanned(PlannedChange change) => _changes.Enqueue(change);

    /// <inheritdoc/>
    public void OnIssue(string mailbox, SyncIssue issue)
    {
    }

    /// <inheritdoc/>
    public void OnProgress(MailboxProgress progress)
    {
    }

    /// <inheritdoc/>
    public void OnFinished(MailboxResult result)
    {
        if (result.Failure is not null)
            _failures.Enqueue(result);
    }
}
