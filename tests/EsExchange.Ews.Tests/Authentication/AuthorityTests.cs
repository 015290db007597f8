using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using EsExchange.Ews.Tls;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Ews.Tests.Authentication;

/// <summary>MSAL against a token endpoint, and the tokens against the server, over TLS.</summary>
public sealed class AuthorityTests
{
    private const string Application = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "66666666-7777-8888-9999-000000000000";
    private const string Secret = "geheim-app-1";

    [Fact]
    public async Task A_secret_gets_a_token_that_tells_what_it_is_for()
    {
        await using SimulatorWorld world = await StartAsync();
        using OAuthCredentials credentials = Credentials(world, Secret);

        AccessToken token = await credentials.RequestTokenAsync(world.Server.HttpsUrl!, default);

        Assert.Equal((Tenant, Application), (token.TenantId, token.ClientId));
        Assert.Equal(["full_access_as_app"], token.Roles);
        Assert.Equal(world.Server.HttpsUrl!.GetLeftPart(UriPartial.Authority), token.Audience);
        Assert.InRange(token.Expires - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
        Assert.DoesNotContain(token.Value, token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_opens_mailboxes_until_it_is_revoked_and_then_a_new_one_does()
    {
        await using SimulatorWorld world = await StartAsync();
        var statuses = new List<int>();
        world.Server.Exchanges.Completed += exchange => statuses.Add(exchange.Status);
        using OAuthCredentials credentials = Credentials(world, Secret);
        using EwsClient client = Client(world, credentials);

        await ReadAsync(client);
        world.Server.RevokeTokens();
        await ReadAsync(client);

        Assert.Equal([200, 401, 200], statuses);
    }

    [Theory]
    [InlineData(Application, Tenant, "falsch-app-1", "AADSTS7000215: the client secret is wrong")]
    [InlineData(Application, "00000000-0000-0000-0000-000000000001", Secret, "AADSTS90002: there is no such directory")]
    [InlineData("00000000-0000-0000-0000-000000000002", Tenant, Secret, "AADSTS700016: the directory does not know the application")]
    public async Task A_wrong_setting_is_named_without_the_secret(string application, string tenant, string secret, string expected)
    {
        await using SimulatorWorld world = await StartAsync();
        using OAuthCredentials credentials = Credentials(world, secret, application: application, tenant: tenant);

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => credentials.RequestTokenAsync(world.Server.HttpsUrl!, default));

        Assert.Equal(EwsErrorCategory.TokenRequestFailed, error.Error.Category);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_application_is_told_so_and_its_tokens_are_good_no_more()
    {
        await using SimulatorWorld world = await StartAsync();
        using OAuthCredentials credentials = Credentials(world, Secret);
        using EwsClient client = Client(world, credentials);
        await ReadAsync(client);
        world.Server.Store.Accounts.AddApplication(Application, Secret).IsBlocked = true;

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => ReadAsync(client));

        Assert.Contains("AADSTS7000112: the application is disabled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_gets_a_token_and_another_one_does_not()
    {
        await using SimulatorWorld world = await StartAsync();
        using X509Certificate2 registered = Certificate("CN=EsExchange");
        using X509Certificate2 other = Certificate("CN=EsExchange");
        world.Server.Store.Accounts.AddApplication(Application, X509CertificateLoader.LoadCertificate(registered.RawData));
        using OAuthCredentials credentials = Credentials(world, certificate: registered);
        using OAuthCredentials strangers = Credentials(world, certificate: other);

        AccessToken token = await credentials.RequestTokenAsync(world.Server.HttpsUrl!, default);
        EwsException error = await Assert.ThrowsAsync<EwsException>(() => strangers.RequestTokenAsync(world.Server.HttpsUrl!, default));

        Assert.Equal(Application, token.ClientId);
        Assert.Contains("AADSTS700027: the certificate is not the one that was registered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_whose_certificate_is_not_trusted_gets_no_secret()
    {
        await using SimulatorWorld world = await StartAsync();
        using OAuthCredentials credentials = Credentials(world, Secret, network: new NetworkOptions());

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => credentials.RequestTokenAsync(world.Server.HttpsUrl!, default));

        Assert.Equal(EwsErrorCategory.TokenRequestFailed, error.Error.Category);
    }

    private static async Task<SimulatorWorld> StartAsync()
    {
        SimulatorWorld world = await SimulatorWorld.StartAsync(new ExchangeServerOptions { Https = true, AllowBasic = false, Tenant = Tenant });
        world.Server.Store.Accounts.AddApplication(Application, Secret, Impersonation.All);
        return world;
    }

    private static OAuthCredentials Credentials(
        SimulatorWorld world, string? secret = null, X509Certificate2? certificate = null, string application = Application, string tenant = Tenant, NetworkOptions? network = null) =>
        new(new OAuthOptions
        {
            ClientId = application,
            TenantId = tenant,
            ClientSecret = secret,
            Certificate = certificate,
            Authority = new Uri(world.Server.HttpsUrl!, "/"),
            Network = network ?? world.Network,
        });

    private static EwsClient Client(SimulatorWorld world, IEwsCredentials credentials) => new(new EwsClientOptions
    {
        Url = world.Server.HttpsUrl!,
        Credentials = credentials,
        Network = world.Network,
        Retry = new RetryLimits { MaxAttempts = 1 },
    });

    private static Task<EwsFolder> ReadAsync(EwsClient client) => client.OpenMailbox(SimulatorWorld.Anna).GetFolderAsync(DistinguishedFolder.Calendar, default);

    private static X509Certificate2 Certificate(string name)
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
