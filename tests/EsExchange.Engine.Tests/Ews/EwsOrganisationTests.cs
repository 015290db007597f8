using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Ews.Client;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsOrganisationTests(EwsServer server) : IClassFixture<EwsServer>
{
    private readonly EwsBox _box = server.AddMailbox();

    [Fact]
    public async Task Each_kind_of_item_has_its_folder()
    {
        Item[] items = [_box.AddAppointment("A"), _box.Mailbox.Tasks.Add(new TaskItem()), _box.Mailbox.Contacts.Add(new ContactItem())];

        foreach (ItemKind kind in Enum.GetValues<ItemKind>())
        {
            ExchangeRead read = Assert.Single(await _box.Open(kind).LoadAsync([items[(int)kind].ItemId], CancellationToken.None));
            Assert.Equal(kind, read.Item?.Content.Kind);
        }
    }

    [Theory]
    [InlineData("anna@bäckerei.example")]
    [InlineData("Anna Muster <anna@musterbau.example>")]
    [InlineData("anna")]
    public async Task What_is_no_address_is_refused_and_silences_no_other(string address)
    {
        ExchangeException refused = Assert.Throws<ExchangeException>(() => server.Organisation.OpenFolder(address, new ExchangeFolderOptions { Kind = ItemKind.Task, Zone = EwsBox.Berlin }));
        Assert.Equal("InvalidMailboxAddress", refused.ErrorId);
        Assert.Contains(address, refused.Message);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var signal = new SemaphoreSlim(0);
        Task listening = server.Organisation.ListenAsync([address, _box.Mailbox.Address], [ItemKind.Task], _ => signal.Release(), stop.Token);
        Task alone = server.Organisation.ListenAsync([address], [ItemKind.Task], _ => Assert.Fail(address), stop.Token);
        Assert.True(await signal.WaitAsync(TimeSpan.FromSeconds(20), stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
    }

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    [InlineData(ItemKind.Contact)]
    public async Task A_change_in_a_folder_that_is_listened_to_names_its_mailbox(ItemKind kind)
    {
        var heard = new ConcurrentQueue<string>();
        using var signal = new SemaphoreSlim(0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task listening = server.Organisation.ListenAsync([_box.Mailbox.Address], [kind], address => { heard.Enqueue(address); signal.Release(); }, stop.Token);

        Assert.True(await signal.WaitAsync(TimeSpan.FromSeconds(20), stop.Token));
        _ = kind switch
        {
            ItemKind.Appointment => _box.AddAppointment("A"),
            ItemKind.Task => (Item)_box.Mailbox.Tasks.Add(new TaskItem()),
            _ => _box.Mailbox.Contacts.Add(new ContactItem()),
        };
        Assert.True(await signal.WaitAsync(TimeSpan.FromSeconds(20), stop.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        Assert.Equal([_box.Mailbox.Address, _box.Mailbox.Address], heard);
    }

    [Fact]
    public async Task Listening_ends_with_an_account_that_is_refused()
    {
        _box.Fail("Subscribe", new FaultEffect.SoapFault("ErrorAccountDisabled"));

        ExchangeException refused = await Assert.ThrowsAsync<ExchangeException>(
            () => server.Organisation.ListenAsync([_box.Mailbox.Address], [ItemKind.Appointment], _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal("Forbidden", refused.ErrorId);
    }

    [Fact]
    public async Task Mailboxes_beyond_what_the_connections_hold_are_not_listened_to()
    {
        string[] nobody = [.. Enumerable.Range(0, 2000).Select(number => $"nobody{number}@musterbau.example")];
        _box.Fail("Subscribe", new FaultEffect.SoapFault("ErrorAccountDisabled"));

        ExchangeException refused = await Assert.ThrowsAsync<ExchangeException>(
            () => server.Organisation.ListenAsync([_box.Mailbox.Address, .. nobody], [ItemKind.Appointment], _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal("Forbidden", refused.ErrorId);
    }

    [Fact]
    public async Task What_was_opened_is_closed_with_it()
    {
        var credentials = new Closing();
        var organisation = new EwsOrganisation(new EwsClient(EwsConnector.ToOptions(server.Connection, EwsServer.Secret, TimeProvider.System)), credentials);
        IExchangeFolder folder = organisation.OpenFolder(_box.Mailbox.Address, new ExchangeFolderOptions { Kind = ItemKind.Task, Zone = EwsBox.Berlin });

        organisation.Dispose();

        Assert.True(credentials.IsClosed);
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => folder.GetChangesAsync(null, 10, CancellationToken.None));
    }

    private sealed class Closing : IDisposable
    {
        public bool IsClosed { get; private set; }

        public void Dispose() => IsClosed = true;
    }
}
