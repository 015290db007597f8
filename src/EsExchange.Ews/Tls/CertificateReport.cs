using System;
using System.Collections.Generic;

namespace EsExchange.Ews.Tls;

/// <summary>What is known of a server's certificate.</summary>
/// <param name="Subject">Whom it names.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="NotBefore">From when it is valid, UTC.</param>
/// <param name="NotAfter">Until when it is valid, UTC.</param>
/// <param name="Problem">Why it was refused; null where it was accepted.</param>
public sealed record CertificateReport(string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, CertificateProblem? Problem)
{
    /// <summary>The host names it was made for.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The subjects from the certificate to the root, as far as the machine could follow them.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];
}

/// <summary>Why a certificate is refused.</summary>
public enum CertificateProblem
{
    /// <summary>An authority signed it that this machine does not trust.</summary>
    Untrusted,

    /// <summary>It is signed by itself.</summary>
    SelfSigned,

    /// <summary>It has run out.</summary>
    Expired,

    /// <summary>It is not valid yet, by this machine's clock.</summary>
    NotYetValid,

    /// <summary>It names another host.</summary>
    WrongHost,
}
