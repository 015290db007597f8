using System.Collections.Generic;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Tests.Support;

/// <summary>Keeps what it hears.</summary>
internal sealed class SmallObserver : ISyncObserver
{
    public List<PlannedChange> Made { get; } = [];

    public List<PlannedChange> Planned { get; } = [];

    public List<SyncIssue> Issues { get; } = [];

    public List<MailboxProgress> Progress { get; } = [];

    public void OnChange(PlannedChange change) => Made.Add(change);

    public void OnPlanned(PlannedChange change) => Planned.Add(change);

    public void OnIssue(string mailbox, SyncIssue issue) => Issues.Add(issue);

    public void OnProgress(MailboxProgress progress) => Progress.Add(progress);

    public void OnFinished(MailboxResult result)
    {
    }
}
