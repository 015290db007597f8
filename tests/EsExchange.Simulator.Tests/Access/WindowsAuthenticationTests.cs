using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using EsExchange.Simulator.Http.Ntlm;
using EsExchange.Simulator.Tests.Support;
using Xunit;

namespace EsExchange.Simulator.Tests.Access;

/// <summary>.NET's own clients prove themselves to the server; what they send was written by others.</summary>
public sealed class WindowsAuthenticationTests
{
    static WindowsAuthenticationTests() => AppContext.SetSwitch("System.Net.Security.UseManagedNtlm", true);

    [Theory]
    [InlineData("NTLM", World.Service, World.Password, HttpStatusCode.OK)]
    [InlineData("NTLM", World.Service, "falsch", HttpStatusCode.Unauthorized)]
    [InlineData("NTLM", "niemand@musterbau.example", World.Password, HttpStatusCode.Unauthorized)]
    [InlineData("Negotiate", World.Service, World.Password, HttpStatusCode.OK)]
    [InlineData("Negotiate", World.Service, "falsch", HttpStatusCode.Unauthorized)]
    public async Task Only_the_right_password_is_let_in(string scheme, string user, string password, HttpStatusCode expected)
    {
        await using var world = await World.Start(new ExchangeServerOptions { AllowBasic = false, AllowNtlm = scheme == "NTLM", AllowNegotiate = scheme == "Negotiate" });
        using var client = Client(world, scheme, user, password);

        using var response = await client.PostAsync(world.Server.HttpUrl, Body());

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_proved_itself_is_known_until_it_ends_and_no_other_is()
    {
        await using var world = await World.Start(new ExchangeServerOptions { AllowBasic = false, AllowNtlm = true });
        var statuses = new List<int>();
        world.Server.Exchanges.Completed += e => statuses.Add(e.Status);
        using var client = Client(world, "NTLM", World.Service, World.Password);

        for (var i = 0; i < 2; i++)
            (await client.PostAsync(world.Server.HttpUrl, Body())).Dispose();
        using var stranger = new HttpClient();
        using var refused = await stranger.PostAsync(world.Server.HttpUrl, Body());

        Assert.Equal([401, 401, 200, 200, 401], statuses);
    }

    [Theory]
    [InlineData("NTLM !!!")]
    [InlineData("NTLM TlRMTVNTUAADAAAA")]
    [InlineData("Negotiate YAA=")]
    public async Task Garbage_is_challenged_anew(string authorization)
    {
        await using var world = await World.Start(new ExchangeServerOptions { AllowBasic = false, AllowBearer = false, AllowNtlm = true, AllowNegotiate = true });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Server.HttpUrl) { Content = Body() };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await client.SendAsync(request);

        Assert.Equal("Negotiate, NTLM", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory] // RFC 1320, A.5
    [InlineData("", "31D6CFE0D16AE931B73C59D7E0C089C0")]
    [InlineData("abc", "A448017AAF21D8525FC10AE87AA6729D")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "E33B4DDC9C38F2199C3E7B164FCC0536")]
    public void Digest_is_the_one_of_the_standard(string text, string digest) => Assert.Equal(digest, Convert.ToHexString(Md4.Hash(Encoding.ASCII.GetBytes(text))));

    private static HttpClient Client(World world, string scheme, string user, string password)
    {
        var credentials = new CredentialCache { { new Uri(world.Server.HttpUrl!.GetLeftPart(UriPartial.Authority)), scheme, new NetworkCredential(user, password) } };
        return new HttpClient(new SocketsHttpHandler { Credentials = credentials });
    }

    private static StringContent Body() => new(
        """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header><t:RequestServerVersion Version="Exchange2016"/><t:ExchangeImpersonation><t:ConnectingSID><t:SmtpAddress>"""
            + World.Anna + "</t:SmtpAddress></t:ConnectingSID></t:ExchangeImpersonation></s:Header><s:Body>" + Requests.GetCalendar + "</s:Body></s:Envelope>",
        Encoding.UTF8,
        "text/xml");
}
