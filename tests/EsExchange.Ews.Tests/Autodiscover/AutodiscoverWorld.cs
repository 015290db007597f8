using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Autodiscover;
using EsExchange.Ews.Tls;
using EsExchange.Simulator;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Ews.Tests.Autodiscover;

/// <summary>A network of names that all lead to one server with a certificate for each, and records in DNS.</summary>
internal sealed class AutodiscoverWorld : IAsyncDisposable, IServiceRecords
{
    public const string Anna = "anna@musterbau.example";
    public const string Domain = "musterbau.example";
    public const string Host = "autodiscover.musterbau.example";
    public const string Foreign = "mail.hoster.example";
    private const string Service = "dienst@musterbau.example";

    private AutodiscoverWorld(ExchangeServer server)
    {
        Server = server;
        Proxy = NetworkProxy.Start(server);
        server.Store.AddMailbox(Anna, "Anna Muster");
        server.Store.Accounts.Add(Service, "geheim-1", Impersonation.All);
        server.Autodiscover.EwsUrl = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx");
    }

    public ExchangeServer Server { get; }

    public NetworkProxy Proxy { get; }

    public List<ServiceHost> Records { get; } = [];

    /// <summary>The addresses that got credentials.</summary>
    public IEnumerable<string> Told => Server.Autodiscover.Requests.Where(request => request.HasCredentials).Select(request => request.Url);

    public static async Task<AutodiscoverWorld> StartAsync(CertificateVariant certificate = CertificateVariant.Trusted) => new(await ExchangeServer.StartAsync(
        new ExchangeServerOptions { Https = true, Certificate = certificate, Hosts = [Domain, Host, "mail." + Domain, "neu." + Domain, "autodiscover.neu." + Domain, Foreign] },
        TestContext.Current.CancellationToken));

    public Task<AutodiscoverResult> FindAsync(string address = Anna, string password = "geheim-1", params string[] allowed) => AutodiscoverClient.FindAsync(
        new AutodiscoverOptions
        {
            Address = address,
            Credentials = new BasicCredentials(Service, password),
            AllowedHosts = allowed,
            Network = new NetworkOptions
            {
                Proxy = new WebProxy(Proxy.Url),
                Roots = [X509CertificateLoader.LoadCertificateFromFile(Server.CertificateAuthorityPath!)],
            },
            ServiceRecords = this,
        },
        TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<ServiceHost>> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ServiceHost>>(name == "_autodiscover._tcp." + Domain ? [.. Records] : []);

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
    }
}
