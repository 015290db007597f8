namespace EsExchange.Ews.Diagnostics;

/// <summary>One step of a connection's check.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do; null where there is nothing to do.</param>
public sealed record ProbeStep(ProbeStepName Name, ProbeOutcome Outcome, string Message, string? Advice = null);

/// <summary>The steps of a check, in their order.</summary>
public enum ProbeStepName
{
    /// <summary>Autodiscover finds the service; several steps, one for each attempt.</summary>
    Autodiscover,

    /// <summary>The host's name has an address.</summary>
    Resolve,

    /// <summary>The port takes connections.</summary>
    Connect,

    /// <summary>The certificate is in order.</summary>
    Tls,

    /// <summary>The credentials are accepted.</summary>
    Authenticate,

    /// <summary>The server is Exchange 2016 or later.</summary>
    Version,

    /// <summary>The account is a full user with a mailbox of its own.</summary>
    AccountMailbox,

    /// <summary>The mailbox may be impersonated.</summary>
    Impersonate,

    /// <summary>The address is that of a mailbox, not of a group or a contact.</summary>
    MailboxType,

    /// <summary>The folders can be read.</summary>
    Read,

    /// <summary>Items may be created, changed and deleted in the folders.</summary>
    Write,

    /// <summary>As many requests as a sync makes at once are answered.</summary>
    Throttling,
}

/// <summary>How a step went.</summary>
public enum ProbeOutcome
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It works now but needs attention.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not tried.</summary>
    Skipped,

    /// <summary>It led nowhere, which another attempt makes up for or another step judges.</summary>
    Information,
}
