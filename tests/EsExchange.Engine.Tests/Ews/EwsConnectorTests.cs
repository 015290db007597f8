using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsConnectorTests
{
    private static readonly ExchangeConnection Connection = new()
    {
        Name = "hq",
        UserName = "dienst@musterbau.example",
        AuthenticationScheme = AuthenticationScheme.Basic,
        Url = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx"),
        Proxy = new Uri("http://proxy.musterbau.example:3128"),
    };

    [Fact]
    public void A_client_is_made_of_the_connection_the_clock_and_the_network()
    {
        var time = new FakeTimeProvider();
        using var network = new SocketsHttpHandler();

        EwsClientOptions options = EwsConnector.ToOptions(Connection, "geheim-1", time, network);

        Assert.Same(Connection.Url, options.Url);
        Assert.Equal(Connection.Proxy, Assert.IsType<WebProxy>(options.Network.Proxy).Address);
        Assert.Equal(Connection.UserName, Assert.IsType<BasicCredentials>(options.Credentials).UserName);
        Assert.Same(time, options.TimeProvider);
        Assert.Same(network, options.Handler);
    }

    [Fact]
    public async Task A_connection_whose_URL_nobody_knows_cannot_be_opened()
    {
        ExchangeException unknown = await Assert.ThrowsAsync<ExchangeException>(() => new EwsConnector(TimeProvider.System).OpenAsync(Connection with { Url = null }, "geheim-1", CancellationToken.None));

        Assert.Equal(("NoUrl", "The connection 'hq' has no URL yet. Set it with Set-EsExchangeConnection -Url."), (unknown.ErrorId, unknown.Message));
    }
}
