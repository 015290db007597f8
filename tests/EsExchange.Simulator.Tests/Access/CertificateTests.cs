using System;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EsExchange.Simulator.Http;
using Xunit;

namespace EsExchange.Simulator.Tests.Access;

public sealed class CertificateTests
{
    [Theory]
    [InlineData(CertificateVariant.Trusted, SslPolicyErrors.None)]
    [InlineData(CertificateVariant.ExpiresSoon, SslPolicyErrors.None)]
    [InlineData(CertificateVariant.Expired, SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(CertificateVariant.SelfSigned, SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(CertificateVariant.WrongHost, SslPolicyErrors.RemoteCertificateNameMismatch)]
    public async Task Certificate_is_what_its_variant_says(CertificateVariant variant, SslPolicyErrors expected)
    {
        await using var server = await ExchangeServer.StartAsync(new ExchangeServerOptions { Http = false, Https = true, Certificate = variant });
        Assert.Null(server.HttpUrl);
        var seen = SslPolicyErrors.RemoteCertificateNotAvailable;
        var left = TimeSpan.Zero;
        using var root = X509CertificateLoader.LoadCertificateFromFile(server.CertificateAuthorityPath!);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(root);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            seen = errors;
            left = ((X509Certificate2)certificate!).NotAfter - DateTime.Now;
            return errors == expected;
        };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(new Uri(server.HttpsUrl!, "/simulator/status"));
        Assert.Equal(expected, seen);
        Assert.Equal(variant == CertificateVariant.ExpiresSoon, left > TimeSpan.Zero && left < TimeSpan.FromDays(8));
    }
}
