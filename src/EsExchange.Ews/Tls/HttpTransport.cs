using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace EsExchange.Ews.Tls;

/// <summary>The pooled connections to one server, with what its certificate last looked like.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly TimeProvider clock;
    private readonly HttpMessageHandler? owned;

    /// <param name="handler">What requests go through; null for the machine's network. The caller keeps it.</param>
    /// <param name="network">How the machine's network is used.</param>
    /// <param name="connections">How many connections are open at most.</param>
    /// <param name="handshake">What connections prove themselves with on a challenge; null for nothing.</param>
    /// <param name="clock">What certificates are judged by.</param>
    public HttpTransport(HttpMessageHandler? handler, NetworkOptions network, int connections, ICredentials? handshake, TimeProvider clock)
    {
        this.clock = clock;
        owned = handler is null ? CreateHandler(network, connections, handshake, Observe) : null;
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

    /// <summary>A handler of its own for a few requests.</summary>
    public static HttpMessageHandler CreateHandler(NetworkOptions network) =>
        CreateHandler(network, connections: 4, handshake: null, (_, _, errors) => errors == SslPolicyErrors.None);

#if NET
    private static SocketsHttpHandler CreateHandler(
        NetworkOptions network, int connections, ICredentials? handshake, Func<X509Certificate2?, X509Chain?, SslPolicyErrors, bool> judge)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            Credentials = handshake,
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            PreAuthenticate = handshake is not null,
            Proxy = network.Proxy,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => judge(certificate as X509Certificate2, chain, errors),
            },
        };
        if (network.Roots is { } roots)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return handler;
    }
#else
    private static HttpClientHandler CreateHandler(
        NetworkOptions network, int connections, ICredentials? handshake, Func<X509Certificate2?, X509Chain?, SslPolicyErrors, bool> judge)
    {
        HttpClientHandler handler = handshake is null ? new HttpClientHandler() : Proving(handshake);
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        handler.MaxConnectionsPerServer = connections;
        handler.Proxy = network.Proxy;
        handler.UseCookies = false;
        handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => judge(certificate, chain, errors);
        if (DesktopTls.Choose(ServicePointManager.SecurityProtocol) is var protocols and not SslProtocols.None)
            handler.SslProtocols = protocols;
        return handler;
    }

    /// <summary>
    /// A handler keeps its connections to itself and serves one account, so that what a connection has proved may count for its next requests;
    /// .NET Framework would else close it after each one. Proving it ahead as well would prove it anew each time.
    /// </summary>
    private static WebRequestHandler Proving(ICredentials handshake) => new() { Credentials = handshake, UnsafeAuthenticatedConnectionSharing = true };
#endif

    private bool Observe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not null)
            Certificate = CertificateJudge.Judge(certificate, chain, errors, clock.GetUtcNow());
        return errors == SslPolicyErrors.None;
    }
}
