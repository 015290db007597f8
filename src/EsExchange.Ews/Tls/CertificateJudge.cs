using System;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Tls;

/// <summary>Names what the platform found wrong with a certificate; it never accepts what the platform refuses.</summary>
internal static class CertificateJudge
{
    public static CertificateReport Judge(X509Certificate2 certificate, SslPolicyErrors errors, DateTimeOffset now)
    {
        DateTimeOffset from = certificate.NotBefore.ToUniversalTime();
        DateTimeOffset until = certificate.NotAfter.ToUniversalTime();
        CertificateProblem? problem = null;
        if (errors != SslPolicyErrors.None)
        {
            problem = now < from || now > until ? CertificateProblem.Expired
                : (errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 ? CertificateProblem.Untrusted
                : CertificateProblem.WrongHost;
        }

        return new CertificateReport(certificate.Subject, certificate.Issuer, from, until, problem);
    }

    public static EwsErrorCategory ToCategory(CertificateProblem problem) => problem switch
    {
        CertificateProblem.Expired => EwsErrorCategory.CertificateExpired,
        CertificateProblem.WrongHost => EwsErrorCategory.CertificateWrongHost,
        _ => EwsErrorCategory.CertificateUntrusted,
    };
}
