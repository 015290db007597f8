using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Tls;

/// <summary>Names what the platform found wrong with a certificate; it never accepts what the platform refuses.</summary>
internal static class CertificateJudge
{
    public static CertificateReport Judge(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        DateTimeOffset from = certificate.NotBefore.ToUniversalTime();
        DateTimeOffset until = certificate.NotAfter.ToUniversalTime();
        CertificateProblem? problem = null;
        if (errors != SslPolicyErrors.None)
        {
            problem = now > until ? CertificateProblem.Expired
                : now < from ? CertificateProblem.NotYetValid
                : (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0 ? CertificateProblem.WrongHost
                : certificate.Subject == certificate.Issuer ? CertificateProblem.SelfSigned
                : CertificateProblem.Untrusted;
        }

        return new CertificateReport(certificate.Subject, certificate.Issuer, from, until, problem)
        {
            HostNames = [.. Names(certificate)],
            Chain = chain is null ? [] : [.. chain.ChainElements.Cast<X509ChainElement>().Select(element => element.Certificate.Subject)],
        };
    }

    public static EwsErrorCategory ToCategory(CertificateProblem problem) => problem switch
    {
        CertificateProblem.Expired or CertificateProblem.NotYetValid => EwsErrorCategory.CertificateExpired,
        CertificateProblem.WrongHost => EwsErrorCategory.CertificateWrongHost,
        _ => EwsErrorCategory.CertificateUntrusted,
    };

    private static IEnumerable<string> Names(X509Certificate2 certificate)
    {
#if NET
        foreach (X509SubjectAlternativeNameExtension extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            foreach (string name in extension.EnumerateDnsNames())
                yield return name;
        }
#else
        yield return certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false);
#endif
    }
}
