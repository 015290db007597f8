using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Simulator.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Dropped_connection_leaves_the_effect_or_not(bool after, int stored)
    {
        await using var world = await World.Start();
        var rule = world.Server.Faults.Add(after ? new FaultEffect.DropAfterEffect() : new FaultEffect.DropBeforeEffect(), "CreateItem", times: 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Send(Requests.Appointment("A")));
        Assert.Equal(stored, world.Mailbox.Calendar.Count);
        Assert.Equal(1, rule.Fired);
        Assert.Equal("NoError", (await world.Send(Requests.Appointment("B"))).Code());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Status_comes_with_retry_after(int status)
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.HttpError(status, TimeSpan.FromSeconds(30)), times: 1);
        using var response = await world.Post(Requests.GetCalendar, authorization: World.Basic(World.Service, World.Password));
        Assert.Equal((status, TimeSpan.FromSeconds(30)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task Busy_server_says_how_long_to_wait()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.ServerBusy(1500), times: 1);
        var answer = await world.Send(Requests.GetCalendar);
        Assert.Equal("ErrorServerBusy", answer.Code());
        Assert.Equal(("BackOffMilliseconds", "1500"), (answer.Descendants(Reply.T + "Value").Single().Attribute("Name")!.Value, answer.Text("Value")));
    }

    [Fact]
    public async Task Error_on_one_item_leaves_the_others()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorIrresolvableConflict", [1]), "CreateItem");
        var answer = await world.Send(Three);
        Assert.Equal(["NoError", "ErrorIrresolvableConflict", "NoError"], answer.Codes());
        Assert.Equal(2, world.Mailbox.Calendar.Count);
    }

    [Fact]
    public async Task Error_of_the_mailbox_stops_the_batch()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorTimeoutExpired", [1]), "CreateItem");
        Assert.Equal(["NoError", "ErrorTimeoutExpired", "ErrorBatchProcessingStopped"], (await world.Send(Three)).Codes());
        Assert.Equal(1, world.Mailbox.Calendar.Count);
    }

    [Fact]
    public async Task Sync_state_can_be_lost()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorInvalidSyncStateData"), "SyncFolderItems", times: 1);
        Assert.Equal("ErrorInvalidSyncStateData", (await world.Send(Requests.Sync())).Code());
        Assert.Equal("NoError", (await world.Send(Requests.Sync())).Code());
    }

    [Fact]
    public async Task Expired_token_is_challenged()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.ExpiredToken(), times: 1);
        using var response = await world.Post(Requests.GetCalendar, authorization: World.Basic(World.Service, World.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Truncated_response_breaks_off()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.TruncatedResponse(), times: 1);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Send(Requests.Appointment("A")));
        Assert.Equal(1, world.Mailbox.Calendar.Count);
    }

    [Fact]
    public async Task Garbage_is_no_soap()
    {
        await using var world = await World.Start();
        world.Server.Faults.Add(new FaultEffect.GarbageResponse(), times: 1);
        using var response = await world.Post(Requests.GetCalendar, authorization: World.Basic(World.Service, World.Password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hanging_request_goes_on_when_released()
    {
        await using var world = await World.Start();
        var rule = world.Server.Faults.Add(new FaultEffect.Hang(), times: 1);
        var hanging = world.Send(Requests.GetCalendar);
        await rule.Reached;
        Assert.False(hanging.IsCompleted);
        rule.Release();
        Assert.Equal("NoError", (await hanging).Code());
    }

    [Fact]
    public async Task Latency_passes_by_the_servers_clock()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.Start(new ExchangeServerOptions { Time = time });
        var rule = world.Server.Faults.Add(new FaultEffect.Latency(TimeSpan.FromHours(1)), times: 1);
        var late = world.Send(Requests.GetCalendar);
        await rule.Reached;
        Assert.False(late.IsCompleted);
        while (!late.IsCompleted)
        {
            time.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        Assert.Equal("NoError", (await late).Code());
    }

    [Fact]
    public void Rules_choose_by_mailbox_number_and_seed()
    {
        var first = Pattern(new FaultRule(new FaultEffect.GarbageResponse()) { Probability = 0.5, Seed = 7 });
        Assert.Equal(first, Pattern(new FaultRule(new FaultEffect.GarbageResponse()) { Probability = 0.5, Seed = 7 }));
        Assert.Contains('x', first);
        Assert.Contains('.', first);
        Assert.Equal("..xx....", Pattern(new FaultRule(new FaultEffect.GarbageResponse()) { From = 3, Times = 2 })[..8]);
        Assert.False(new FaultRule(new FaultEffect.GarbageResponse()) { Mailbox = World.Anna }.Strikes("GetItem", "bert@musterbau.example"));
        Assert.False(new FaultRule(new FaultEffect.GarbageResponse()) { Operation = "GetItem" }.Strikes("FindItem", World.Anna));
    }

    private static string Pattern(FaultRule rule) => string.Concat(Enumerable.Range(0, 32).Select(_ => rule.Strikes("GetItem", World.Anna) ? 'x' : '.'));

    private static string Three => "<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:Items>"
        + string.Concat(Enumerable.Repeat("<t:CalendarItem><t:Subject>A</t:Subject></t:CalendarItem>", 3)) + "</m:Items></m:CreateItem>";
}
