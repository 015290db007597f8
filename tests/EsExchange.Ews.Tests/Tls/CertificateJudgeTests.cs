using System;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EsExchange.Ews.Tls;
using Xunit;

namespace EsExchange.Ews.Tests.Tls;

public sealed class CertificateJudgeTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 15, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SslPolicyErrors.None, 10, null)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, 10, CertificateProblem.WrongHost)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, 10, CertificateProblem.SelfSigned)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch, 10, CertificateProblem.SelfSigned)]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, -1, CertificateProblem.Expired)]
    public void The_problem_is_named_after_what_the_platform_found(SslPolicyErrors errors, int daysLeft, CertificateProblem? expected)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=mail.example.com", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(Now.AddDays(-30), Now.AddDays(daysLeft));

        CertificateReport report = CertificateJudge.Judge(certificate, null, errors, Now);

        Assert.Equal(expected, report.Problem);
        Assert.Equal(Now.AddDays(daysLeft), report.NotAfter);
    }
}
