using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Apply;

/// <summary>Collects why items did not cross, and records it. What is looked at twice in a run is told and counted once.</summary>
internal sealed class IssueWriter(MailboxContext context)
{
    private readonly List<SyncIssue> _issues = [];
    private readonly HashSet<(long?, string?, string)> _skipped = [];
    private readonly HashSet<(long?, string?, string)> _told = [];

    /// <summary>An item that rightly stays where it is.</summary>
    public void Skipped(Pair pair, string reason, string message, bool retry = false)
    {
        if (_skipped.Add((pair.EserpId, pair.ItemId, reason)))
            context.Tally.Skip();
        Add(pair, reason, message, retry);
    }

    /// <summary>An item that should have crossed and could not.</summary>
    public void Failed(Pair pair, string reason, string message, bool retry = true)
    {
        context.Tally.Error();
        Add(pair, reason, message, retry);
    }

    /// <summary>Records what was collected.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_issues.Count == 0)
            return;
        if (!context.PlanOnly)
            await context.Eserp.ReportIssuesAsync([.. _issues], cancellationToken).ConfigureAwait(false);
        foreach (SyncIssue issue in _issues.Where(issue => _told.Add((issue.EserpId, issue.ItemId, issue.Reason))))
            context.Observer.OnIssue(context.Exchange.Address, issue);
        _issues.Clear();
    }

    private void Add(Pair pair, string reason, string message, bool retry) =>
        _issues.Add(new SyncIssue(context.RunId, pair.EserpId, pair.ItemId, pair.Subject, reason, message, retry, pair.DeletedIn));
}
