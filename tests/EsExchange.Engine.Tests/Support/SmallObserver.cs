using System.Collections.Generic;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Tests.Support;

/// <summary>Keeps what it hears of changes and of progress.</summary>
internal sealed class SmallObserver : ISyncObserver
{
    public List<PlannedChange> Made { get; } = [];

    public List<PlannedChange> Planned { get; } = [];

    public List<MailboxProgress> Progress { get; } = [];

    public void OnChange(PlannedChange change) => Made.Add(change);

    public void OnPlanned(PlannedChange change) => Planned.Add(change);

    public void OnProgress(MailboxProgress progress) => Progress.Add(progress);

    public void OnIssue(string mailbox, SyncIssue issue)
    {
    }

    public void OnFinished(MailboxResult result)
    {
    }
}
