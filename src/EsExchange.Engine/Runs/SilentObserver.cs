using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Runs;

/// <summary>Hears nothing.</summary>
internal sealed class SilentObserver : ISyncObserver
{
    private SilentObserver()
    {
    }

    public static SilentObserver Instance { get; } = new();

    public void OnChange(PlannedChange change)
    {
    }

    public void OnPlanned(PlannedChange change)
    {
    }

    public void OnIssue(string mailbox, SyncIssue issue)
    {
    }

    public void OnProgress(MailboxProgress progress)
    {
    }

    public void OnFinished(MailboxResult result)
    {
    }
}
