using System;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using EsExchange.Simulator.Validation;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Notifications;

public sealed class NotificationTests
{
    private const string Kinds = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType><t:EventType>ModifiedEvent</t:EventType><t:EventType>DeletedEvent</t:EventType><t:EventType>MovedEvent</t:EventType></t:EventTypes>";
    private const string Calendar = "<t:FolderIds><t:DistinguishedFolderId Id=\"calendar\"/></t:FolderIds>";
    private const string Pull = $"<m:Subscribe><m:PullSubscriptionRequest>{Calendar}{Kinds}<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>";
    private const string Streaming = $"<m:Subscribe><m:StreamingSubscriptionRequest>{Calendar}{Kinds}</m:StreamingSubscriptionRequest></m:Subscribe>";

    [Fact]
    public async Task Pulled_events_tell_what_happened_since_the_watermark()
    {
        await using var world = await World.Start();
        var (id, start) = await Subscribed(world, Pull);
        var nothing = await world.Send(GetEvents(id, start!));
        Assert.Single(nothing.Descendants(Reply.T + "StatusEvent"));
        var item = Add(world, "A");
        world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Location = "Köln");
        world.Mailbox.Tasks.Add(new TaskItem { Subject = "nicht gefragt" });
        await world.Send(Requests.Delete(item.ItemId, "MoveToDeletedItems"));
        var events = await world.Send(GetEvents(id, start!));
        Assert.Equal(["CreatedEvent", "ModifiedEvent", "MovedEvent"], Names(events));
        Assert.Equal(item.ItemId, events.Descendants(Reply.T + "CreatedEvent").Single().Element(Reply.T + "ItemId")!.Attribute("Id")!.Value);
        Assert.Equal(item.ItemId, events.Descendants(Reply.T + "OldItemId").Single().Attribute("Id")!.Value);
        Assert.Equal(world.Mailbox.DeletedItems.FolderId, events.Descendants(Reply.T + "MovedEvent").Single().Element(Reply.T + "ParentFolderId")!.Attribute("Id")!.Value);
        var again = await world.Send(GetEvents(id, events.Texts("Watermark")[1]));
        Assert.Equal(["MovedEvent"], Names(again));
    }

    [Fact]
    public async Task Subscription_ends_by_request_or_when_nobody_asks()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.Start(new ExchangeServerOptions { Time = time });
        var (first, mark) = await Subscribed(world, Pull);
        Assert.Equal("NoError", (await world.Send($"<m:Unsubscribe><m:SubscriptionId>{first}</m:SubscriptionId></m:Unsubscribe>")).Code());
        Assert.Equal("ErrorSubscriptionNotFound", (await world.Send(GetEvents(first, mark!))).Code());
        var (second, start) = await Subscribed(world, Pull);
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("NoError", (await world.Send(GetEvents(second, start!))).Code());
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("ErrorSubscriptionNotFound", (await world.Send(GetEvents(second, start!))).Code());
    }

    [Fact]
    public async Task Subscriptions_of_others_foreign_watermarks_and_pushing_are_refused()
    {
        await using var world = await World.Start();
        world.Server.Store.AddMailbox("bert@musterbau.example");
        var (id, start) = await Subscribed(world, Pull);
        Assert.Equal("ErrorSubscriptionAccessDenied", (await world.Send(GetEvents(id, start!), "bert@musterbau.example")).Code());
        Assert.Equal("ErrorInvalidWatermark", (await world.Send(GetEvents(id, "AAAA"))).Code());
        var (stream, none) = await Subscribed(world, Streaming);
        Assert.Null(none);
        Assert.Equal("ErrorInvalidPullSubscriptionId", (await world.Send(GetEvents(stream, start!))).Code());
        var push = $"<m:Subscribe><m:PushSubscriptionRequest>{Calendar}{Kinds}<t:StatusFrequency>1</t:StatusFrequency><t:URL>https://x.example</t:URL></m:PushSubscriptionRequest></m:Subscribe>";
        Assert.Equal("ErrorInvalidSubscriptionRequest", (await world.Send(push)).Code());
    }

    [Fact]
    public async Task Stream_sends_each_event_at_once_and_closes_in_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await World.Start(new ExchangeServerOptions { Time = time });
        var (id, _) = await Subscribed(world, Streaming);
        Add(world, "vor der Verbindung");
        await using var stream = await EnvelopeStream.Open(world, Stream(id));
        Assert.Equal("OK", (await stream.Next()).Descendants(Reply.M + "ConnectionStatus").Single().Value);
        Assert.Equal(["CreatedEvent"], Names(await stream.Next()));
        var item = Add(world, "während der Verbindung");
        var told = await stream.Next();
        Assert.Equal((id, item.ItemId), (told.Text("SubscriptionId"), told.ItemId().Id));
        Assert.Empty(EwsSchemas.Find()?.Validate(stream.LastBytes) ?? []);
        time.Advance(TimeSpan.FromMinutes(1));
        XElement last;
        do
            last = await stream.Next();
        while (last.Descendants(Reply.M + "ConnectionStatus").Single().Value == "OK");
        Assert.Equal("Closed", last.Descendants(Reply.M + "ConnectionStatus").Single().Value);
        Assert.True(await stream.Ended());
    }

    [Fact]
    public async Task Stream_gives_signs_of_life_in_a_silence()
    {
        await using var world = await World.Start(new ExchangeServerOptions { StreamHeartbeat = TimeSpan.FromMilliseconds(1) });
        var (id, _) = await Subscribed(world, Streaming);
        await using var stream = await EnvelopeStream.Open(world, Stream(id));
        for (var i = 0; i < 3; i++)
            Assert.Equal("OK", (await stream.Next()).Descendants(Reply.M + "ConnectionStatus").Single().Value);
    }

    [Fact]
    public async Task Unknown_subscription_is_named_and_the_stream_ends()
    {
        await using var world = await World.Start();
        await using var stream = await EnvelopeStream.Open(world, Stream("unbekannt"));
        var answer = await stream.Next();
        Assert.Equal("ErrorInvalidSubscription", answer.Code());
        Assert.Equal("unbekannt", answer.Text("SubscriptionId"));
        Assert.True(await stream.Ended());
    }

    private static async Task<(string Id, string? Watermark)> Subscribed(World world, string request)
    {
        var answer = await world.Send(request);
        Assert.Equal("NoError", answer.Code());
        return (answer.Descendants(Reply.M + "SubscriptionId").Single().Value, answer.Descendants(Reply.M + "Watermark").SingleOrDefault()?.Value);
    }

    private static CalendarItem Add(World world, string subject) => world.Mailbox.Calendar.Add(
        new CalendarItem { Subject = subject, Start = Instant.FromUtc(2027, 1, 1, 8, 0), End = Instant.FromUtc(2027, 1, 1, 9, 0) });

    private static string[] Names(XElement envelope) =>
        [.. envelope.Descendants().Where(e => e.Name.LocalName.EndsWith("Event", StringComparison.Ordinal)).Select(e => e.Name.LocalName)];

    private static string GetEvents(string id, string watermark) =>
        $"<m:GetEvents><m:SubscriptionId>{id}</m:SubscriptionId><m:Watermark>{watermark}</m:Watermark></m:GetEvents>";

    private static string Stream(string id) =>
        $"<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>";
}
