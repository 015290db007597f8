using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Simulator.Http;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Auth-Token erfragen", where the authority cannot be reached.</summary>
public sealed class ConnectionTokenTests(EwsServer server) : IClassFixture<EwsServer>
{
    [Fact]
    public async Task The_authority_of_the_connection_is_asked_through_its_proxy_and_why_there_is_no_token_is_told()
    {
        await using NetworkProxy proxy = NetworkProxy.Start(server.Server);
        ExchangeConnection connection = Connection with { Proxy = proxy.Url, Authority = new Uri("https://login.musterbau.example") };

        ExchangeException failed = await Assert.ThrowsAsync<ExchangeException>(() => ConnectionToken.RequestAsync(connection, "geheim-app-1", TimeProvider.System, CancellationToken.None));

        Assert.Equal("TokenRequestFailed", failed.ErrorId);
        Assert.DoesNotContain("geheim-app-1", failed.ToString(), StringComparison.Ordinal);
        Assert.Equal("login.musterbau.example", Assert.Single(proxy.Hosts.Distinct()));
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_asked() => Assert.Equal(
        "NoSecret", (await Assert.ThrowsAsync<ExchangeException>(() => ConnectionToken.RequestAsync(Connection, null, TimeProvider.System, CancellationToken.None))).ErrorId);

    private static ExchangeConnection Connection { get; } = new()
    {
        Name = "online",
        Authentication = AuthenticationMode.OAuth,
        ClientId = "11111111-2222-3333-4444-555555555555",
        TenantId = "66666666-7777-8888-9999-000000000000",
    };
}
