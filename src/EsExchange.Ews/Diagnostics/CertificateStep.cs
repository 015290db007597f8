using System;
using System.Globalization;
using EsExchange.Ews.Tls;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>What a server's certificate is like, and what to do about it.</summary>
internal static class CertificateStep
{
    public static ProbeStep Judge(CertificateReport certificate, DateTimeOffset now)
    {
        int daysLeft = (int)Math.Floor((certificate.NotAfter - now).TotalDays);
        string hosts = string.Join(", ", certificate.HostNames);
        string until = certificate.NotAfter.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string issuer = certificate.Chain.Count > 1 ? string.Join(" < ", certificate.Chain) : certificate.Issuer;
        string found = Messages.Format("ProbeCertificate", certificate.Subject, hosts, until, daysLeft, issuer);
        if (certificate.Problem is { } problem)
            return new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Failed, found, Advice(problem));
        return certificate.NotAfter - now < ConnectionProbe.ExpiryWarning
            ? new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Warning, found, Messages.Get("AdviceCertificateExpiresSoon"))
            : new ProbeStep(ProbeStepName.Tls, ProbeOutcome.Passed, found);
    }

    private static string Advice(CertificateProblem problem) => Messages.Get(problem switch
    {
        CertificateProblem.SelfSigned => "AdviceCertificateSelfSigned",
        CertificateProblem.WrongHost => "AdviceCertificateWrongHost",
        CertificateProblem.Expired => "AdviceCertificateExpired",
        CertificateProblem.NotYetValid => "AdviceCertificateNotYetValid",
        _ => "AdviceCertificateUntrusted",
    });
}
