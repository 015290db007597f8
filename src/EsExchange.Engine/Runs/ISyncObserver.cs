using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Runs;

/// <summary>Hears what a run does. Called from several threads at once, one for each mailbox; it must return soon and not throw.</summary>
public interface ISyncObserver
{
    /// <summary>A change was made.</summary>
    void OnChange(PlannedChange change);

    /// <summary>A run that only plans would make this change.</summary>
    void OnPlanned(PlannedChange change);

    /// <summary>An item did not cross.</summary>
    void OnIssue(string mailbox, SyncIssue issue);

    /// <summary>A mailbox got further.</summary>
    void OnProgress(MailboxProgress progress);

    /// <summary>A mailbox is done.</summary>
    void OnFinished(MailboxResult result);
}

/// <summary>How far a mailbox is.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="Mailbox">The mailbox address.</param>
/// <param name="Phase">What is being done.</param>
/// <param name="Looked">How many changes have been looked at.</param>
public sealed record MailboxProgress(string Connection, string Mailbox, MailboxPhase Phase, int Looked);

/// <summary>What is being done with a mailbox.</summary>
public enum MailboxPhase
{
    /// <summary>Connecting.</summary>
    Connect,

    /// <summary>Going through Exchange's changes.</summary>
    Exchange,

    /// <summary>Going through eserp's changes.</summary>
    Eserp,
}
