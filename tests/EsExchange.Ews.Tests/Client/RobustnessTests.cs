using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using NodaTime;
using Xunit;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Client;

public sealed class RobustnessTests
{
    [Theory]
    [InlineData("Termin 😀 mit 👩‍👩‍👧‍👦")]
    [InlineData("פגישה עם אנה ‏(דחוף)")]
    [InlineData("اجتماع ١٢")]
    [InlineData("<b>&amp; \"Zitat\" ]]> '")]
    public async Task Any_script_survives_the_way_to_the_server_and_back(string text)
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Assert.IsType<WriteResult.Done>((await world.Mailbox.CreateItemsAsync(
            [SimulatorWorld.NewItem(text) with { Body = text, Location = text, Categories = [text] }], default))[0]).ItemId;
        CalendarItem read = (await world.Mailbox.GetCalendarItemsAsync([created.Id], default))[0].Item!;

        Assert.Equal((text, text, text), (read.Subject, read.Location, TextNormalizer.Body(read)));
        Assert.Equal([text], read.Categories);
        Assert.Equal(text, world.Calendar.List<SimItem>().Single().Subject);
    }

    [Fact]
    public async Task What_xml_cannot_carry_is_left_out_of_what_is_sent()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        await world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("a\u0000b\u0007c\ud800d\uffffe")], default);

        Assert.Equal("abcde", world.Calendar.List<SimItem>().Single().Subject);
    }

    [Fact]
    public async Task Characters_that_xml_forbids_but_exchange_sends_are_read()
    {
        using var world = new StubWorld(Answers.Items(
            """<t:CalendarItem><t:ItemId Id="I" ChangeKey="1"/><t:Subject>a&#x1;b&#xB;c</t:Subject><t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End></t:CalendarItem>"""));

        CalendarItem item = (await world.Mailbox.GetCalendarItemsAsync(["I"], default))[0].Item!;

        Assert.Equal("abc", AppointmentMapper.ToAppointment(item, DateTimeZone.Utc).Subject);
    }

    [Fact]
    public async Task A_subject_of_32_kilobytes_is_read_and_shown_cut()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        string subject = string.Concat(Enumerable.Repeat("😀", 8 * 1024));
        SimItem entered = world.Calendar.Add(new SimItem { Subject = subject, Start = SimulatorWorld.Nine, End = SimulatorWorld.Nine });

        CalendarItem item = (await world.Mailbox.GetCalendarItemsAsync([entered.ItemId], default))[0].Item!;

        Assert.Equal(subject, item.Subject);
        string cut = AppointmentMapper.ToAppointment(item, DateTimeZone.Utc).Subject;
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 127)), cut);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_written_in_halves_and_one_item_that_is_too_large_by_itself_is_named()
    {
        using var handler = new StubHandler(request =>
        {
            string body = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            if (body.Contains("<m:GetFolder>", StringComparison.Ordinal))
                return StubHandler.Xml(Answers.Folder);
            List<string> subjects = [.. Regex.Matches(body, "<t:Subject>([^<]*)<").Select(match => match.Groups[1].Value)];
            return subjects.Count > 2 || subjects.Contains("riesig") ? StubHandler.Status(HttpStatusCode.RequestEntityTooLarge) : StubHandler.Xml(Created(subjects));
        });
        using EwsClient client = Client(handler);

        IReadOnlyList<WriteResult> results = await client.OpenMailbox("anna@example.com").CreateItemsAsync(
            [.. "A B C riesig D E F".Split(' ').Select(subject => SimulatorWorld.NewItem(subject))], default);

        Assert.Equal(["A", "B", "C", "!", "D", "E", "F"], results.Select(result => result is WriteResult.Done done ? done.ItemId.Id : "!"));
        EwsError error = Assert.IsType<WriteResult.Failed>(results[3]).Error;
        Assert.Equal((EwsErrorCategory.QuotaExceeded, false), (error.Category, error.IsTransient));
    }

    [Fact]
    public async Task Reads_that_are_too_large_are_halved_too()
    {
        using var handler = new StubHandler(request =>
        {
            string body = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            List<string> ids = [.. Regex.Matches(body, "<t:ItemId Id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
            return ids.Count > 3 ? StubHandler.Status(HttpStatusCode.RequestEntityTooLarge) : StubHandler.Xml(Answers.Items([.. ids.Select(Shown)]));
        });
        using EwsClient client = Client(handler);
        string[] wanted = [.. Enumerable.Range(0, 10).Select(i => $"I{i}")];

        var results = await client.OpenMailbox("anna@example.com").GetCalendarItemsAsync(wanted, default);

        Assert.Equal(wanted, results.Select(result => result.Item?.ItemId.Id));
    }

    [Fact]
    public async Task Never_more_requests_are_under_way_than_the_budget_allows()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        using var client = new EwsClient(new EwsClientOptions { Url = world.Options.Url, Credentials = world.Options.Credentials, MaxConcurrency = 3, Handler = new Counting() });
        EwsMailbox mailbox = client.OpenMailbox(SimulatorWorld.Anna);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => mailbox.GetFolderAsync(DistinguishedFolder.Calendar, default)));

        Assert.InRange(Counting.Most, 1, 3);
        Assert.Throws<ArgumentException>(() => new EwsClient(new EwsClientOptions { Url = world.Options.Url, Credentials = world.Options.Credentials, MaxConcurrency = 28 }));
    }

    private static EwsClient Client(HttpMessageHandler handler) => new(new EwsClientOptions
    {
        Url = new Uri("https://mail.example.com/EWS/Exchange.asmx"),
        Credentials = new BasicCredentials("anna@example.com", "geheim-1"),
        Handler = handler,
        Retry = new RetryLimits { BaseDelay = TimeSpan.Zero },
    });

    private static string Created(IEnumerable<string> subjects)
    {
        string messages = string.Concat(subjects.Select(subject =>
            $"""<m:CreateItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Items><t:CalendarItem><t:ItemId Id="{subject}" ChangeKey="1"/></t:CalendarItem></m:Items></m:CreateItemResponseMessage>"""));
        return $"{Answers.Start}<m:CreateItemResponse><m:ResponseMessages>{messages}</m:ResponseMessages></m:CreateItemResponse>{Answers.End}";
    }

    private static string Shown(string id) =>
        $"""<t:CalendarItem><t:ItemId Id="{id}" ChangeKey="1"/><t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End></t:CalendarItem>""";

    /// <summary>Counts requests under way until their answers were read.</summary>
    private sealed class Counting : DelegatingHandler
    {
        private static int now;

        public Counting() => InnerHandler = new SocketsHttpHandler();

        public static int Most { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
        {
            Most = Math.Max(Most, System.Threading.Interlocked.Increment(ref now));
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                return response;
            }
            finally
            {
                System.Threading.Interlocked.Decrement(ref now);
            }
        }
    }
}
