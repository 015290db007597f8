using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Simulator.Tests.Faults;

public sealed class AnswerFaultTests
{
    [Fact]
    public async Task Slow_answer_comes_piece_by_piece_by_the_servers_clock()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.Start(new ExchangeServerOptions { Time = time });
        world.Server.Faults.Add(new FaultEffect.SlowResponse(TimeSpan.FromSeconds(10), 500), "GetFolder");
        var sending = world.Send(Requests.GetCalendar);
        await world.Server.Faults.Rules.Single().Reached.WaitAsync(TestContext.Current.CancellationToken);
        var pieces = 0;
        while (!sending.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            pieces++;
            await Task.Yield();
        }

        Assert.Equal("NoError", (await sending).Code());
        Assert.True(pieces > 1);
    }

    [Fact]
    public async Task Malformed_answer_cannot_be_read_though_the_change_was_made()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.MalformedXml(), "CreateItem", 1);
        using var response = await world.Post(Requests.Appointment("A"), authorization: World.Basic(World.Service, World.Password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Throws<XmlException>(() => XElement.Parse(text));
        Assert.Equal(1, world.Mailbox.Calendar.Count);
    }

    [Fact]
    public async Task Chunks_end_within_characters_and_the_text_is_whole()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Aufmaß 😀 Köln"))).ItemId();
        world.Server.Faults.Add(new FaultEffect.SplitCharacters(), "GetItem", 1);
        using var response = await world.Post(Requests.Get(id.Id), authorization: World.Basic(World.Service, World.Password), completion: HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.Headers.TransferEncodingChunked);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Aufmaß 😀 Köln", XElement.Parse(Encoding.UTF8.GetString(bytes)).Text("Subject"));
    }

    [Fact]
    public async Task Kept_connection_breaks_when_it_is_used_again()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.KeepAliveDrop());
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler);
        Assert.Equal(HttpStatusCode.OK, (await Send(client, world)).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(client, world));
        Assert.Equal(HttpStatusCode.OK, (await Send(client, world)).StatusCode);
    }

    [Fact]
    public async Task Body_over_the_limit_is_answered_with_413()
    {
        await using var world = await World.Start(new ExchangeServerOptions { MaximumRequestBytes = 20_000 });
        using var large = await world.Post(Requests.Appointment(new string('A', 30_000)), authorization: World.Basic(World.Service, World.Password));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(0, world.Mailbox.Calendar.Count);
        Assert.Equal("NoError", (await world.Send(Requests.Appointment("A"))).Code());
    }

    [Fact]
    public async Task One_connection_over_the_budget_is_refused_and_free_again_later()
    {
        await using var world = await World.Start(new ExchangeServerOptions { MaximumConnections = 3 });
        world.Server.Store.AddMailbox("bert@musterbau.example");
        var hanging = new List<(FaultRule Rule, Task<XElement> Answer)>();
        for (var i = 0; i < 3; i++)
        {
            var rule = world.Server.Faults.Add(new FaultRule(new FaultEffect.Hang()) { Operation = "GetFolder", Times = 1 });
            hanging.Add((rule, world.Send(Requests.GetCalendar)));
            await rule.Reached.WaitAsync(TestContext.Current.CancellationToken);
            foreach (var other in hanging)
                Assert.False(other.Answer.IsCompleted);
        }

        Assert.Equal("ErrorExceededConnectionCount", (await world.Send(Requests.Sync())).Code());
        Assert.Equal("NoError", (await world.Send(Requests.Sync(), "bert@musterbau.example")).Code());
        world.Server.Faults.Clear();
        Assert.All(await Task.WhenAll(hanging.Select(h => h.Answer)), a => Assert.Equal("NoError", a.Code()));
        Assert.Equal("NoError", (await world.Send(Requests.Sync())).Code());
        Assert.Equal(3, world.Server.Connections.Peak(World.Anna));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, World world)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Server.HttpUrl);
        request.Content = new StringContent(World.Envelope(Requests.GetCalendar, World.Anna, "Exchange2016", string.Empty), Encoding.UTF8, "text/xml");
        request.Headers.Authorization = World.Basic(World.Service, World.Password);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return response;
    }
}
