using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>Collects why items did not cross, and records it. What is looked at twice in a run is told and counted once.</summary>
internal sealed class IssueWriter(MailboxContext context)
{
    private readonly List<(SyncIssue Issue, bool IsNew)> _issues = [];
    private readonly HashSet<(long?, string?, string)> _told = [];

    /// <summary>An item that rightly stays where it is.</summary>
    public void Skipped(Pair pair, string reason, string message, bool retry = false)
    {
        if (Add(pair, reason, message, retry))
            context.Tally.Skip();
    }

    /// <summary>An item that should have crossed and could not.</summary>
    public void Failed(Pair pair, string reason, string message, bool retry = true)
    {
        if (Add(pair, reason, message, retry))
            context.Tally.Error();
    }

    /// <summary>Records what was collected.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_issues.Count == 0)
            return;
        if (!context.PlanOnly)
            await context.Eserp.ReportIssuesAsync([.. _issues.Select(noted => noted.Issue)], cancellationToken).ConfigureAwait(false);
        foreach ((SyncIssue issue, _) in _issues.Where(noted => noted.IsNew))
            context.Observer.OnIssue(context.Exchange.Address, issue);
        _issues.Clear();
    }

    private bool Add(Pair pair, string reason, string message, bool retry)
    {
        bool isNew = _told.Add((pair.EserpId, pair.ItemId, reason));
        _issues.Add((new SyncIssue(context.RunId, pair.EserpId, pair.ItemId, SubjectOf(pair, reason), reason, message, retry, pair.DeletedIn), isNew));
        return isNew;
    }

    /// <summary>What is private in Exchange stays there, its subject too.</summary>
    private static string? SubjectOf(Pair pair, string reason) => reason == nameof(PlanReason.Private) ? pair.Eserp?.Content.Title : pair.Subject;
}
