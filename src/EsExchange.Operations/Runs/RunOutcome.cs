namespace EsExchange.Operations.Runs;

/// <summary>How a run ended as a whole. The numbers are exit codes, which a scheduler or a monitor may rely on.</summary>
public enum RunOutcome
{
    /// <summary>All mailboxes came to their end.</summary>
    Completed = 0,

    /// <summary>The run could not be made, or broke off: the database, the configuration, a fault.</summary>
    Failed = 1,

    /// <summary>At least one mailbox failed; the others came to their end, and the next run tries again.</summary>
    MailboxesFailed = 2,

    /// <summary>Another interface is running; nothing was done.</summary>
    InterfaceInUse = 3,

    /// <summary>It was stopped. What it has done is consistent, and the next run goes on from there.</summary>
    Cancelled = 130,
}
