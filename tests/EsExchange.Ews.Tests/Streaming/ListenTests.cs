using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using EsExchange.Ews.Throttling;
using Xunit;

namespace EsExchange.Ews.Tests.Streaming;

public sealed class ListenTests : IAsyncDisposable
{
    private const string Anna = "anna@example.com";
    private const string Bert = "bert@example.com";
    private static readonly DistinguishedFolder[] Folders = [DistinguishedFolder.Calendar, DistinguishedFolder.Tasks];

    private readonly NotificationServer server = new();
    private readonly EwsClient client;
    private IAsyncEnumerator<MailboxChanged>? changes;

    public ListenTests()
    {
        client = new EwsClient(new EwsClientOptions
        {
            Url = new Uri("https://mail.example.com/EWS/Exchange.asmx"),
            Credentials = new BasicCredentials("dienst@example.com", "geheim-1"),
            Handler = server,
            Retry = new RetryLimits { BaseDelay = TimeSpan.Zero },
        });
    }

    [Fact]
    public async Task Each_mailbox_is_named_at_first_and_then_when_it_changes()
    {
        Listen(Anna, Bert);
        Assert.Equal([Anna, Bert], await NextAsync(2));
        NotificationServer.Connection connection = await server.ConnectedAsync();

        await connection.SendHeartbeatAsync(Anna);
        await connection.SendChangeAsync(Bert);

        Assert.Equal([Bert], await NextAsync(1));
    }

    [Fact]
    public async Task A_connection_that_ends_as_agreed_goes_on_without_subscribing_anew()
    {
        Listen(Anna, Bert);
        await NextAsync(2);
        await (await server.ConnectedAsync()).CloseAsync();

        NotificationServer.Connection second = await server.ConnectedAsync();
        await second.SendChangeAsync(Anna);

        Assert.Equal([Anna], await NextAsync(1));
        Assert.Equal([Anna, Bert], server.Subscribed);
    }

    [Fact]
    public async Task After_a_break_everything_is_subscribed_to_and_named_again()
    {
        Listen(Anna, Bert);
        await NextAsync(2);

        await (await server.ConnectedAsync()).BreakAsync();

        Assert.Equal([Anna, Bert], await NextAsync(2));
        Assert.Equal([Anna, Bert, Anna, Bert], server.Subscribed);
    }

    [Fact]
    public async Task A_subscription_that_the_server_lost_is_made_anew_and_no_other()
    {
        Listen(Anna, Bert);
        await NextAsync(2);

        await (await server.ConnectedAsync()).RefuseAsync(Bert);

        Assert.Equal([Bert], await NextAsync(1));
        Assert.Equal([Anna, Bert, Bert], server.Subscribed);
    }

    [Fact]
    public async Task A_mailbox_that_is_forbidden_silences_no_other()
    {
        server.Forbidden.Add(Anna);
        Listen(Anna, Bert);
        Assert.Equal([Bert], await NextAsync(1));

        await (await server.ConnectedAsync()).SendChangeAsync(Bert);

        Assert.Equal([Bert], await NextAsync(1));
    }

    [Fact]
    public async Task Many_mailboxes_share_connections_of_200()
    {
        string[] mailboxes = [.. Enumerable.Range(0, 450).Select(i => $"user{i}@example.com")];
        Listen(mailboxes);
        await NextAsync(450);

        var connections = new List<NotificationServer.Connection>();
        for (int i = 0; i < 3; i++)
            connections.Add(await server.ConnectedAsync());

        Assert.Equal([50, 200, 200], connections.Select(connection => connection.Subscriptions.Count).Order());
        Assert.Equal(mailboxes.Order(), server.Subscribed.Order());
    }

    [Fact]
    public async Task Requests_of_a_connection_go_to_one_server()
    {
        Listen(Anna, Bert);
        await NextAsync(2);
        await server.ConnectedAsync();

        Assert.Equal([Anna, Anna, Anna], server.Anchors);
        Assert.Equal(["X-BackEndOverrideCookie=server7~1", "X-BackEndOverrideCookie=server7~1"], server.Cookies);
    }

    [Fact]
    public async Task Whoever_stops_listening_leaves_the_server()
    {
        using var cancel = new CancellationTokenSource();
        IAsyncEnumerator<MailboxChanged> listening = client.ListenAsync([Anna], Folders, cancel.Token).GetAsyncEnumerator(cancel.Token);
        Assert.True(await listening.MoveNextAsync());
        NotificationServer.Connection connection = await server.ConnectedAsync();
        ValueTask<bool> waiting = listening.MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        Assert.True(await connection.IsLeftAsync());
    }

    [Fact]
    public void More_mailboxes_than_half_the_connections_hold_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => client.ListenAsync([.. Enumerable.Range(0, 1_001).Select(i => $"user{i}@example.com")], Folders, default));

        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => client.ListenAsync([], Folders, default));
        Assert.Throws<ArgumentException>(() => client.ListenAsync([Anna], [], default));
    }

    [Fact]
    public void Requests_are_as_the_schema_wants_them()
    {
        Requests.AssertValid(new SubscribeOperation(Folders));
        Requests.AssertValid(new GetStreamingEventsOperation(["a", "b"], 10, _ => { }));
    }

    public async ValueTask DisposeAsync()
    {
        if (changes is not null)
            await changes.DisposeAsync();
        client.Dispose();
        server.Dispose();
    }

    private void Listen(params string[] mailboxes) =>
        changes = client.ListenAsync(mailboxes, Folders, TestContext.Current.CancellationToken).GetAsyncEnumerator();

    private async Task<IReadOnlyList<string>> NextAsync(int count)
    {
        List<string> addresses = [];
        for (int i = 0; i < count; i++)
        {
            Assert.True(await changes!.MoveNextAsync());
            addresses.Add(changes.Current.Address);
        }

        return addresses;
    }
}
