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

    /// <summary>The mailbox may be impersonated.</summary>
    Impersonate,
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
}
