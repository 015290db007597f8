using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Simulator.Tests.Access;

public sealed class AccessTests
{
    [Theory]
    [InlineData(World.Service, "falsch")]
    [InlineData("niemand@musterbau.example", World.Password)]
    public async Task Wrong_credentials_are_challenged(string user, string password)
    {
        await using var world = await World.Start();
        using var response = await world.Post(Requests.GetCalendar, authorization: World.Basic(user, password));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["Bearer", "Basic"], response.Headers.WwwAuthenticate.Select(h => h.Scheme));
    }

    [Fact]
    public async Task Impersonation_needs_the_right_and_a_mailbox()
    {
        await using var world = await World.Start();
        world.Server.Store.AddMailbox("bert@musterbau.example");
        world.Server.Store.Accounts.Add(World.Service, World.Password, Impersonation.Of(World.Anna));
        Assert.Equal("NoError", (await world.Send(Requests.GetCalendar)).Code());
        Assert.Equal("ErrorImpersonateUserDenied", (await world.Send(Requests.GetCalendar, "bert@musterbau.example")).Code());
        Assert.Equal("ErrorNonExistentMailbox", (await world.Send(Requests.GetCalendar, "fehlt@musterbau.example")).Code());
        Assert.Equal("ErrorNonExistentMailbox", (await world.Send(Requests.GetCalendar, impersonate: null)).Code());
    }

    [Fact]
    public async Task Owner_uses_its_own_mailbox()
    {
        await using var world = await World.Start();
        world.Server.Store.AddMailbox("bert@musterbau.example", "Bert", "geheim-2");
        using var response = await world.Post(Requests.GetCalendar, impersonate: null, authorization: World.Basic("bert@musterbau.example", "geheim-2"));
        Assert.Equal("Calendar", XElement.Parse(await response.Content.ReadAsStringAsync()).Text("DisplayName"));
    }

    [Fact]
    public async Task Another_mailbox_cannot_be_reached_by_id()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Fremd"))).ItemId().Id;
        world.Server.Store.AddMailbox("bert@musterbau.example");
        Assert.Equal("ErrorAccessDenied", (await world.Send(Requests.Get(id), "bert@musterbau.example")).Code());
    }

    [Fact]
    public async Task Token_is_good_until_it_expires()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.Start(new ExchangeServerOptions { Time = time, TokenLifetime = TimeSpan.FromMinutes(10) });
        world.Server.Store.Accounts.AddApplication("app-1", "app-secret");
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(world.Server.HttpUrl!, "/contoso/oauth2/v2.0/token"), Form("app-secret", "https://outlook.office365.com/.default"));
        var token = new AuthenticationHeaderValue("Bearer", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString());
        using (var response = await world.Post(Requests.GetCalendar, authorization: token))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        time.Advance(TimeSpan.FromMinutes(11));
        using (var response = await world.Post(Requests.GetCalendar, authorization: token))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("falsch", "https://outlook.office365.com/.default", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("app-secret", "https://graph.microsoft.com/.default", HttpStatusCode.BadRequest, "invalid_scope")]
    public async Task Token_request_with_a_fault_is_refused(string secret, string scope, HttpStatusCode status, string error)
    {
        await using var world = await World.Start();
        world.Server.Store.Accounts.AddApplication("app-1", "app-secret");
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(world.Server.HttpUrl!, "/token"), Form(secret, scope));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(error, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Server_tells_its_version_and_refuses_newer_schemas()
    {
        await using var world = await World.Start(new ExchangeServerOptions { Version = ServerVersion.Exchange2010 });
        world.JudgesRequests = false;
        var answer = await world.Send(Requests.GetCalendar, version: "Exchange2010_SP2");
        Assert.Equal("14", answer.Descendants(Reply.T + "ServerVersionInfo").Single().Attribute("MajorVersion")!.Value);
        Assert.Equal("ErrorInvalidServerVersion", (await world.Send(Requests.GetCalendar, version: "Exchange2016")).Code());
        Assert.Equal("ErrorInvalidServerVersion", (await world.Send(Requests.GetCalendar, version: "Exchange1066")).Code());
    }

    [Theory]
    [InlineData("<offen>")]
    [InlineData("<a/>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>")]
    public async Task What_is_no_request_is_a_schema_violation_with_its_place(string body)
    {
        await using var world = await World.Start();
        world.JudgesRequests = false;
        using var response = await world.PostRaw(body, World.Basic(World.Service, World.Password));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var fault = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("ErrorSchemaValidation", fault.Code());
        Assert.NotEmpty(fault.Text("LineNumber"));
    }

    private static FormUrlEncodedContent Form(string secret, string scope) => new(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = "app-1",
        ["client_secret"] = secret,
        ["scope"] = scope,
    });
}
