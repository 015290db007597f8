using System;
using System.Collections.Generic;

namespace EsExchange.Ews.Autodiscover;

/// <summary>What Autodiscover came to.</summary>
/// <param name="Url">The service's URL; null where none was found.</param>
/// <param name="Attempts">Everything that was tried, in its order.</param>
public sealed record AutodiscoverResult(Uri? Url, IReadOnlyList<AutodiscoverAttempt> Attempts);

/// <summary>One thing that was tried.</summary>
/// <param name="Method">How it was asked.</param>
/// <param name="Target">Whom: an address, or the name of a record in DNS.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">What was found, in the language of the session.</param>
/// <param name="Advice">What to do where this was the way that ought to work; null where there is nothing to do.</param>
public sealed record AutodiscoverAttempt(AutodiscoverMethod Method, string Target, AutodiscoverOutcome Outcome, string Message, string? Advice = null);

/// <summary>The ways in which a service is looked for.</summary>
public enum AutodiscoverMethod
{
    /// <summary>A GET that needs no credentials and is answered in JSON (Autodiscover version 2).</summary>
    Json,

    /// <summary><c>GetUserSettings</c> (MS-OXWSADISC).</summary>
    Soap,

    /// <summary>Plain old XML (MS-OXDSCLI).</summary>
    Pox,

    /// <summary>A GET over plain http without credentials, that is to redirect to a host with TLS.</summary>
    HttpRedirect,

    /// <summary>The record <c>_autodiscover._tcp</c> in DNS.</summary>
    ServiceRecord,
}

/// <summary>What came of an attempt.</summary>
public enum AutodiscoverOutcome
{
    /// <summary>It gave the service's URL.</summary>
    Found,

    /// <summary>It points elsewhere, where the search goes on.</summary>
    Redirected,

    /// <summary>It points to where no credentials may go.</summary>
    Refused,

    /// <summary>It knows nothing of the mailbox or is no Autodiscover service.</summary>
    NotFound,

    /// <summary>The host has no address or does not answer.</summary>
    Unreachable,

    /// <summary>The host's certificate is not in order.</summary>
    BadCertificate,

    /// <summary>The host does not accept the credentials.</summary>
    Unauthorized,
}
