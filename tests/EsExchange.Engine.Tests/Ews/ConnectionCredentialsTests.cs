using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Authentication;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Exchange Authentifzierungsart".</summary>
public sealed class ConnectionCredentialsTests
{
    private const string Secret = "geheim-1";

    private static readonly string[] Ways = ["Negotiate", "NTLM", "Basic", "Digest"];
    private static readonly Uri Server = new("https://mail.musterbau.example/EWS/Exchange.asmx");
    private static readonly ExchangeConnection ByPassword = new() { Name = "hq", UserName = "dienst@musterbau.example" };
    private static readonly ExchangeConnection ByOAuth = new() { Name = "hq", Authentication = AuthenticationMode.OAuth, ClientId = "client", TenantId = "tenant" };

    [Theory]
    [InlineData(AuthenticationScheme.Automatic, "Negotiate NTLM Basic")]
    [InlineData(AuthenticationScheme.Negotiate, "Negotiate")]
    [InlineData(AuthenticationScheme.Ntlm, "NTLM")]
    public async Task A_password_is_proved_in_the_ways_that_the_connection_allows(AuthenticationScheme scheme, string ways)
    {
        IEwsCredentials credentials = Make(ByPassword with { AuthenticationScheme = scheme });

        ICredentials handshake = credentials.GetHandshake(Server)!;
        Assert.Equal(ways, string.Join(" ", Ways.Where(way => handshake.GetCredential(Server, way) is not null)));
        NetworkCredential shown = handshake.GetCredential(Server, ways.Split(' ')[0])!;
        Assert.Equal((ByPassword.UserName, Secret), (shown.UserName, shown.Password));
        Assert.Null(await credentials.GetAuthorizationAsync(Server, false, CancellationToken.None));
    }

    [Fact]
    public async Task Basic_sends_the_password_at_once()
    {
        IEwsCredentials credentials = Make(ByPassword with { AuthenticationScheme = AuthenticationScheme.Basic });

        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ByPassword.UserName}:{Secret}")),
            (await credentials.GetAuthorizationAsync(Server, false, CancellationToken.None))!.ToString());
    }

    [Fact]
    public void An_application_asks_for_tokens()
    {
        using var credentials = Assert.IsType<OAuthCredentials>(Make(ByOAuth));

        Assert.True(credentials.CanRefresh);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_connection_without_its_secret_is_told_by_its_name(string? secret)
    {
        foreach (ExchangeConnection connection in new[] { ByPassword, ByOAuth })
        {
            ExchangeException missing = Assert.Throws<ExchangeException>(() => ConnectionCredentials.Make(connection, secret, TimeProvider.System));
            Assert.Equal(("NoSecret", "The connection 'hq' has no password. Set it with Set-EsExchangeConnection."), (missing.ErrorId, missing.Message));
        }
    }

    [Fact]
    public void A_proxy_is_used_where_the_connection_names_one()
    {
        var proxy = new Uri("http://proxy.musterbau.example:3128");

        Assert.Null(ConnectionCredentials.Network(ByPassword).Proxy);
        Assert.Equal(proxy, Assert.IsType<WebProxy>(ConnectionCredentials.Network(ByPassword with { Proxy = proxy }).Proxy).Address);
    }

    private static IEwsCredentials Make(ExchangeConnection connection) => ConnectionCredentials.Make(connection, Secret, TimeProvider.System);
}
