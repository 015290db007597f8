namespace EsExchange.Operations.Status;

/// <summary>How a synced mailbox stands, the worst that is true of it.</summary>
public enum MailboxState
{
    /// <summary>Its last run came to its end, and not longer ago than two intervals.</summary>
    UpToDate,

    /// <summary>Its last run failed, but one came to its end not longer ago than two intervals.</summary>
    Failing,

    /// <summary>No run has come to its end for over two intervals.</summary>
    Stale,

    /// <summary>No run has ever come to its end.</summary>
    NeverSynced,

    /// <summary>Its sync is switched off, for the member or for the connection.</summary>
    Off,
}
