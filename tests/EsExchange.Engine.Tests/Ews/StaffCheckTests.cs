using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Staff;
using EsExchange.Ews.Diagnostics;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Zuordnung prüfen".</summary>
public sealed class StaffCheckTests : IClassFixture<EwsServer>
{
    private readonly EwsServer _server;
    private readonly EwsBox _box;
    private readonly List<ExchangeConnection> _connections = [];
    private readonly List<StaffMember> _members = [];
    private readonly ConcurrentDictionary<SyncedStaff, IReadOnlyList<StaffStep>> _checked = [];
    private readonly IEserpDatabase _database = ScriptedPort.Of<IEserpDatabase>(out _);
    private readonly ScriptedPort _configuration;

    public StaffCheckTests(EwsServer server)
    {
        _server = server;
        _box = server.AddMailbox();
        _connections.Add(server.Connection with { Id = 1 });
        IConfigurationStore configuration = ScriptedPort.Of<IConfigurationStore>(out _configuration);
        IStaffDirectory directory = ScriptedPort.Of<IStaffDirectory>(out ScriptedPort staff);
        _configuration
            .On<CancellationToken, IReadOnlyList<ExchangeConnection>>("GetConnectionsAsync", _ => _connections)
            .On<int, string?>("GetSecretAsync", _ => EwsServer.Secret);
        staff.On<CancellationToken, IReadOnlyList<StaffMember>>("GetStaffAsync", _ => _members);
        ((ScriptedPort)_database).Return("get_Configuration", configuration).Return("get_Staff", directory);
    }

    [Fact]
    public async Task A_mailbox_in_which_all_is_well_passes_every_step_and_nothing_is_written()
    {
        IReadOnlyList<StaffStep> steps = await CheckAsync(Anna());

        Assert.Equal(Enum.GetValues<StaffStepName>(), steps.Select(step => step.Name));
        Assert.All(steps, step => Assert.Equal((ProbeOutcome.Passed, null), (step.Outcome, step.Advice)));
        Assert.Equal("127.0.0.1 takes the account.", Message(steps, StaffStepName.Connection));
        Assert.Contains(_box.Mailbox.Address, Message(steps, StaffStepName.Impersonate), StringComparison.Ordinal);
        Assert.Contains("Anna Muster", Message(steps, StaffStepName.MailboxType), StringComparison.Ordinal);
        Assert.Equal(["GetFolder", "ResolveNames"], _box.Asked.Distinct());
    }

    [Fact]
    public async Task What_cannot_be_done_in_a_mailbox_is_told_with_what_to_do()
    {
        _box.Mailbox.Calendar.IsReadOnly = true;
        SyncedStaff readOnly = Anna(), missing = Anna() with { StaffNumber = 8, EMail = "nobody@musterbau.example" };

        StaffStep write = Step(await CheckAsync(readOnly), StaffStepName.Write);
        IReadOnlyList<StaffStep> steps = await CheckAsync(missing);

        Assert.Equal(ProbeOutcome.Failed, write.Outcome);
        Assert.NotNull(write.Advice);
        Assert.Equal(ProbeOutcome.Failed, Step(steps, StaffStepName.Impersonate).Outcome);
        Assert.NotNull(Step(steps, StaffStepName.Impersonate).Advice);
        Assert.Equal([ProbeOutcome.Skipped, ProbeOutcome.Skipped], new[] { StaffStepName.Read, StaffStepName.Write }.Select(name => Step(steps, name).Outcome));
    }

    [Theory]
    [InlineData(true, true, true, true, "calendar tasks contacts")]
    [InlineData(false, true, true, true, "tasks contacts")]
    [InlineData(true, false, true, true, "tasks contacts")]
    [InlineData(true, true, false, true, "calendar contacts")]
    [InlineData(true, true, true, false, "calendar tasks")]
    [InlineData(true, false, false, false, "calendar")]
    public async Task The_folders_that_the_options_keep_in_step_are_tried(bool connection, bool appointments, bool tasks, bool contacts, string tried)
    {
        _connections[0] = _connections[0] with { AppointmentSync = connection };
        Folder[] folders = [_box.Mailbox.Calendar, _box.Mailbox.Tasks, _box.Mailbox.Contacts];

        IReadOnlyList<StaffStep> steps = await CheckAsync(Anna() with { AppointmentSync = appointments, TaskSync = tasks, ContactTransfer = contacts });

        string read = Message(steps, StaffStepName.Read);
        Assert.Equal(tried, string.Join(" ", folders.Where(folder => read.Contains(folder.DisplayName, StringComparison.Ordinal)).Select(folder => folder.DistinguishedName)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Without_an_address_the_server_is_not_asked(string? address)
    {
        IReadOnlyList<StaffStep> steps = await CheckAsync(Anna() with { EMail = address });

        Assert.Equal(ProbeOutcome.Failed, Step(steps, StaffStepName.EMail).Outcome);
        Assert.All(steps.Where(step => step.Name > StaffStepName.EMail), step => Assert.Equal((ProbeOutcome.Skipped, "Not tried."), (step.Outcome, step.Message)));
        Assert.Equal(Enum.GetValues<StaffStepName>(), steps.Select(step => step.Name));
        Assert.DoesNotContain("GetSecretAsync", _configuration.Called);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_once_the_connection_is_known_to_work()
    {
        IReadOnlyList<StaffStep> steps = await CheckAsync(Anna() with { EMail = "jürgen @musterbau" });

        Assert.Equal(
            new StaffStep(StaffStepName.EMail, ProbeOutcome.Failed, "'jürgen @musterbau' in eserp's field EMail is no mailbox address.", "Enter the mailbox address in eserp's field EMail."),
            Step(steps, StaffStepName.EMail));
        Assert.Equal(ProbeOutcome.Passed, Step(steps, StaffStepName.Connection).Outcome);
        Assert.Equal(Enum.GetValues<StaffStepName>(), steps.Select(step => step.Name));
    }

    [Fact]
    public async Task Somebody_whom_eserp_no_longer_has_is_told()
    {
        SyncedStaff gone = Anna();
        _members.Clear();

        Assert.Equal(ProbeOutcome.Failed, Step(await CheckAsync(gone), StaffStepName.Employment).Outcome);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_for_all()
    {
        int refused = 0;
        _server.Server.Exchanges.Completed += exchange => refused += exchange.Status == 401 ? 1 : 0;
        _configuration.On<int, string?>("GetSecretAsync", _ => "falsch-1");
        SyncedStaff[] staff = [Anna(), Anna() with { StaffNumber = 8 }, Anna() with { StaffNumber = 9 }];

        await RunAsync(3, staff);

        Assert.Equal(1, refused);
        Assert.Equal(3, _checked.Count);
        Assert.All(_checked.Values, steps =>
        {
            StaffStep connection = Step(steps, StaffStepName.Connection);
            Assert.Equal(ProbeOutcome.Failed, connection.Outcome);
            Assert.NotNull(connection.Advice);
            Assert.DoesNotContain("falsch-1", connection.Message, StringComparison.Ordinal);
            Assert.All(steps.Where(step => step.Name > StaffStepName.Connection), step => Assert.Equal(ProbeOutcome.Skipped, step.Outcome));
        });
    }

    [Fact]
    public async Task A_connection_without_its_password_is_told()
    {
        _configuration.On<int, string?>("GetSecretAsync", _ => null);

        Assert.Equal(
            new StaffStep(StaffStepName.Connection, ProbeOutcome.Failed, "The connection 'hq' has no password. Set it with Set-EsExchangeConnection."),
            Step(await CheckAsync(Anna()), StaffStepName.Connection));
    }

    [Fact]
    public async Task Each_connection_is_opened_with_its_own_secret()
    {
        _connections.Add(_connections[0] with { Id = 2, Name = "other" });
        _configuration.On<int, string?>("GetSecretAsync", id => id == 2 ? EwsServer.Secret : null);
        SyncedStaff anna = Anna(), otto = Anna() with { StaffNumber = 8, ConnectionId = 2 };

        await RunAsync(1, anna, otto);

        Assert.Equal([ProbeOutcome.Failed, ProbeOutcome.Passed], new[] { anna, otto }.Select(staff => Step(_checked[staff], StaffStepName.Connection).Outcome));
    }

    [Fact]
    public async Task A_database_that_is_away_ends_the_check()
    {
        _configuration.On<int, string?>("GetSecretAsync", _ => throw new EserpException(EserpError.Unavailable, "away"));

        EserpException away = await Assert.ThrowsAsync<EserpException>(() => CheckAsync(Anna()));

        Assert.Equal("away", away.Message);
    }

    [Fact]
    public async Task Several_are_checked_at_once_and_each_is_told_as_soon_as_it_is_known()
    {
        using var both = new Barrier(2);

        await new StaffCheck(_database, TimeProvider.System).RunAsync(
            [Anna(), Anna() with { StaffNumber = 8 }], 2, (_, _) => Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task At_least_one_is_checked_at_a_time_and_then_in_order(int throttleLimit)
    {
        var order = new ConcurrentQueue<(int Staff, int Asked)>();
        SyncedStaff[] staff = [.. Enumerable.Range(1, 3).Select(number => Anna() with { StaffNumber = number, TaskSync = false, ContactTransfer = false })];

        await new StaffCheck(_database, TimeProvider.System).RunAsync(staff, throttleLimit, (one, _) => order.Enqueue((one.StaffNumber, _box.Asked.Count())), TestContext.Current.CancellationToken);

        Assert.Equal([(1, 2), (2, 4), (3, 6)], order);
    }

    [Fact]
    public async Task A_check_that_is_cancelled_asks_nobody_more()
    {
        using var stop = new CancellationTokenSource();
        SyncedStaff[] staff = [Anna() with { EMail = null }, Anna() with { StaffNumber = 8 }];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StaffCheck(_database, TimeProvider.System).RunAsync(staff, 1, (_, _) => stop.Cancel(), stop.Token));

        Assert.DoesNotContain("GetSecretAsync", _configuration.Called);
    }

    private SyncedStaff Anna()
    {
        if (_members.Count == 0)
            _members.AddRange(Enumerable.Range(1, 10).Select(number => new StaffMember(number, "Anna", _box.Mailbox.Address, "active", true, "hq")));
        return new SyncedStaff { ConnectionId = 1, Connection = "hq", StaffNumber = 7, Name = "Anna", EMail = _box.Mailbox.Address };
    }

    private static StaffStep Step(IReadOnlyList<StaffStep> steps, StaffStepName name) => Assert.Single(steps, step => step.Name == name);

    private static string Message(IReadOnlyList<StaffStep> steps, StaffStepName name) => Step(steps, name).Message;

    private async Task<IReadOnlyList<StaffStep>> CheckAsync(SyncedStaff one)
    {
        await RunAsync(1, one);
        return _checked[one];
    }

    private Task RunAsync(int throttleLimit, params SyncedStaff[] staff) =>
        new StaffCheck(_database, TimeProvider.System).RunAsync(staff, throttleLimit, (one, steps) => _checked[one] = steps, TestContext.Current.CancellationToken);
}
