using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Operations.Runs;

/// <summary>Tells several observers of a run.</summary>
internal sealed class ObserverList(params ISyncObserver?[] observers) : ISyncObserver
{
    private readonly IReadOnlyList<ISyncObserver> _observers = [.. observers.OfType<ISyncObserver>()];

    public void OnChange(PlannedChange change)
    {
        foreach (ISyncObserver observer in _observers)
            observer.OnChange(change);
    }

    public void OnPlanned(PlannedChange change)
    {
        foreach (ISyncObserver observer in _observers)
            observer.OnPlanned(change);
    }

    public void OnIssue(string mailbox, SyncIssue issue)
    {
        foreach (ISyncObserver observer in _observers)
            observer.OnIssue(mailbox, issue);
    }

    public void OnProgress(MailboxProgress progress)
    {
        foreach (ISyncObserver observer in _observers)
            observer.OnProgress(progress);
    }

    public void OnFinished(MailboxResult result)
    {
        foreach (ISyncObserver observer in _observers)
            observer.OnFinished(result);
    }
}
