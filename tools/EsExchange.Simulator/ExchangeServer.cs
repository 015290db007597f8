using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Simulator.Autodiscover;
using EsExchange.Simulator.Control;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Notifications;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EsExchange.Simulator;

/// <summary>An Exchange server on the loopback address, all in memory.</summary>
public sealed class ExchangeServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2? _certificate;
    private readonly TokenIssuer _tokens;
    private int _messagesSent;

    private ExchangeServer(ExchangeServerOptions options)
    {
        Options = options;
        Connections = new ConnectionBudget(options.MaximumConnections);
        Store = new ExchangeStore(options.Time, n => Interlocked.Add(ref _messagesSent, n));
        if (options.Https)
        {
            using var authority = new CertificateAuthority(options.Time.GetUtcNow());
            _certificate = authority.Issue(options.Certificate, options.Hosts);
            CertificateAuthorityPath = Path.Combine(Path.GetTempPath(), "esexchange-simulator-ca-" + Guid.NewGuid().ToString("N") + ".pem");
            File.WriteAllText(CertificateAuthorityPath, authority.RootPem);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaximumRequestBytes;
            if (options.Http)
                kestrel.Listen(IPAddress.Loopback, options.HttpPort);
            if (_certificate is not null)
                kestrel.Listen(IPAddress.Loopback, options.HttpsPort, l => l.UseHttps(_certificate));
        });
        _application = builder.Build();
        _tokens = new TokenIssuer(Store.Accounts, options.Time, options.TokenLifetime);
        var authenticator = new Authenticator(Store.Accounts, _tokens, options);
        var endpoint = new EwsEndpoint(
            new Dispatcher(Store, options.Time, options.Version, n => Interlocked.Add(ref _messagesSent, n)),
            authenticator,
            Faults,
            Exchanges,
            options.Version,
            options.RequestSchemas,
            new EventStream(Store.Subscriptions, options.Version, options.Time, options.StreamHeartbeat),
            Connections,
            options.Time);
        _application.MapPost("/EWS/Exchange.asmx", (HttpContext http) => endpoint.Handle(http));
        new AutodiscoverEndpoint(this, authenticator).Map(_application);
        new TokenEndpoint(Store.Accounts, _tokens, options).Map(_application);
        new ControlEndpoint(this).Map(_application);
    }

    public ExchangeServerOptions Options { get; }

    /// <summary>The EWS address over HTTP; null where it does not listen there.</summary>
    public Uri? HttpUrl { get; private set; }

    /// <summary>The EWS address over HTTPS; null where it does not listen there.</summary>
    public Uri? HttpsUrl { get; private set; }

    /// <summary>The PEM file with the root certificate of the server's authority; null without HTTPS.</summary>
    public string? CertificateAuthorityPath { get; }

    public ExchangeStore Store { get; }

    /// <summary>What the server says of where services are.</summary>
    public AutodiscoverSettings Autodiscover { get; } = new();

    public FaultList Faults { get; } = new();

    /// <summary>How many requests are under way for each account.</summary>
    public ConnectionBudget Connections { get; }

    public ExchangeRecord Exchanges { get; } = new();

    /// <summary>Messages that left mailboxes, one for each recipient.</summary>
    public int MessagesSent => Volatile.Read(ref _messagesSent);

    /// <summary>Starts a server.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<ExchangeServer> StartAsync(ExchangeServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new ExchangeServer(options ?? new ExchangeServerOptions());
        await server._application.StartAsync(cancellationToken);
        var addresses = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        server.HttpUrl = Ews(addresses.Find(a => a.Scheme == "http"));
        server.HttpsUrl = Ews(addresses.Find(a => a.Scheme == "https"));
        return server;
    }

    /// <summary>Takes back every token that is out, as an administrator does after a leak.</summary>
    public void RevokeTokens() => _tokens.RevokeAll();

    /// <summary>Empties the store, the counters and the fault rules; accounts stay.</summary>
    public void Reset()
    {
        Faults.Clear();
        Autodiscover.Clear();
        foreach (var mailbox in Store.Mailboxes)
            Store.RemoveMailbox(mailbox.Address);
        Exchanges.Clear();
        Interlocked.Exchange(ref _messagesSent, 0);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await _application.StopAsync(now.Token);
        }

        await _application.DisposeAsync();
        _certificate?.Dispose();
        if (CertificateAuthorityPath is not null)
            File.Delete(CertificateAuthorityPath);
    }

    private static Uri? Ews(Uri? address) =>
        address is null ? null : new UriBuilder(address) { Host = address.Scheme == "https" ? "localhost" : "127.0.0.1", Path = "/EWS/Exchange.asmx" }.Uri;
}
