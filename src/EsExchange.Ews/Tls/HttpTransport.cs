using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace EsExchange.Ews.Tls;

/// <summary>The pooled connections to one server, with what its certificate last looked like.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly TimeProvider clock;
    private readonly HttpMessageHandler? owned;

    public HttpTransport(HttpMessageHandler? handler, int connections, TimeProvider clock)
    {
        this.clock = clock;
        owned = handler is null ? CreateHandler(connections) : null;
        Client = new HttpClient(handler ?? owned!, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    /// <summary>The certificate seen last; null before the first TLS handshake.</summary>
    public CertificateReport? Certificate { get; private set; }

    public void Dispose()
    {
        Client.Dispose();
        owned?.Dispose();
    }

#if NET
    private SocketsHttpHandler CreateHandler(int connections) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = connections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, errors) => Observe(certificate as X509Certificate2, errors),
        },
    };
#else
    private HttpClientHandler CreateHandler(int connections) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxConnectionsPerServer = connections,
        UseCookies = false,
        ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => Observe(certificate, errors),
    };
#endif

    private bool Observe(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        if (certificate is not null)
            Certificate = CertificateJudge.Judge(certificate, errors, clock.GetUtcNow());
        return errors == SslPolicyErrors.None;
    }
}
