using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Sync.Model;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class MailboxFrameTests
{
    private static readonly ActivityType[] Types = [new(5, "Aufmaß", 3), new(6, "Montage", null)];

    private readonly IExchangeOrganisation _organisation = ScriptedPort.Of<IExchangeOrganisation>(out _);
    private readonly IEserpDatabase _database = ScriptedPort.Of<IEserpDatabase>(out _);
    private readonly List<ExchangeFolderOptions> _opened = [];
    private SyncedStaff _staff = new() { ConnectionId = 1, Connection = "hq", StaffNumber = 1, Name = "Anna", EMail = "anna@musterbau.example" };

    public MailboxFrameTests()
    {
        ((ScriptedPort)_database).Return("get_Zone", DateTimeZone.Utc).Return("get_Id", Guid.NewGuid()).Return("OpenMailbox", ScriptedPort.Of<IMailboxStore>());
        ((ScriptedPort)_organisation).Answer("OpenFolder", arguments =>
        {
            _opened.Add((ExchangeFolderOptions)arguments[1]!);
            return ScriptedPort.Of<IExchangeFolder>();
        });
    }

    [Fact]
    public void Items_without_an_activity_type_get_the_connections_own_or_the_first()
    {
        MailboxContext first = For(ItemKind.Appointment, new ExchangeConnection { Name = "hq" });
        MailboxContext own = For(ItemKind.Appointment, new ExchangeConnection { Name = "hq", DefaultAppointmentActivityType = 8, DefaultTaskActivityType = 9 });
        MailboxContext none = For(ItemKind.Appointment, new ExchangeConnection { Name = "hq" }, []);

        Assert.Equal((5, 5), (first.Connection.DefaultAppointmentActivityType, first.Connection.DefaultTaskActivityType));
        Assert.Equal((8, 9), (own.Connection.DefaultAppointmentActivityType, own.Connection.DefaultTaskActivityType));
        Assert.Equal((null, null), (none.Connection.DefaultAppointmentActivityType, none.Connection.DefaultTaskActivityType));
    }

    [Theory]
    [InlineData(ItemKind.Appointment, 8)]
    [InlineData(ItemKind.Task, 9)]
    [InlineData(ItemKind.Contact, null)]
    public void Each_kind_has_its_own_default_and_contacts_have_none(ItemKind kind, int? expected)
    {
        MailboxContext context = For(kind, new ExchangeConnection { Name = "hq", DefaultAppointmentActivityType = 8, DefaultTaskActivityType = 9, SyncActivityTypes = true, AlternativeTextSync = true });

        ExchangeFolderOptions options = Assert.Single(_opened);
        Assert.Equal((kind, expected, true), (options.Kind, options.DefaultActivityType, options.KeepsHtml));
        Assert.Equal(DateTimeZone.Utc, options.Zone);
        Assert.Equal(kind == ItemKind.Contact ? null : ["Aufmaß", "Montage"], options.ActivityTypes?.Values);
        Assert.Same(options.ActivityTypes, context.ActivityTypes);
        Assert.Equal(options.DefaultActivityType, context.DefaultActivityType);
        Assert.Equal(kind == ItemKind.Appointment ? ["ES_5_Aufmaß", "ES_6_Montage"] : [], context.Categories.Select(category => category.Name));
    }

    [Theory]
    [InlineData(true, true, ItemKind.Appointment)]
    [InlineData(false, true, ItemKind.Task)]
    [InlineData(true, false, ItemKind.Task)]
    public void Categories_are_offered_with_tasks_where_appointments_are_not_synced(bool ofConnection, bool ofStaff, ItemKind offering)
    {
        _staff = _staff with { AppointmentSync = ofStaff };
        var connection = new ExchangeConnection { Name = "hq", SyncActivityTypes = true, AppointmentSync = ofConnection };

        Assert.Equal([offering], new[] { ItemKind.Appointment, ItemKind.Task, ItemKind.Contact }.Where(kind => For(kind, connection).Categories.Count > 0));
    }

    [Fact]
    public void Activity_types_that_are_not_kept_in_step_are_not_there()
    {
        MailboxContext context = For(ItemKind.Appointment, new ExchangeConnection { Name = "hq", SyncActivityTypes = false });

        Assert.Null(context.ActivityTypes);
        Assert.Null(Assert.Single(_opened).ActivityTypes);
        Assert.Null(_opened[0].DefaultActivityType);
        Assert.Empty(context.Categories);
    }

    [Fact]
    public async Task A_run_under_a_lease_writes_only_while_it_holds_it_and_a_plan_has_none()
    {
        ILeaseStore leases = ScriptedPort.Of<ILeaseStore>(out ScriptedPort script);
        script.On("TryAcquireAsync", (string name) => new LeaseAttempt(new Lease(name, 1, "we", Pieces.Morning), null)).Allow("ReleaseAsync");
        await using InterfaceLease lease = await InterfaceLease.AcquireAsync(leases, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.IsType<FencedFolder>(Frame(new ExchangeConnection { Name = "hq" }, Types).For(ItemKind.Task, lease, SilentObserver.Instance, new MailboxTally()).Exchange);
        Assert.IsNotType<FencedFolder>(For(ItemKind.Task, new ExchangeConnection { Name = "hq" }).Exchange);
    }

    [Fact]
    public void The_scope_begins_thirty_days_back()
    {
        MailboxContext context = For(ItemKind.Appointment, new ExchangeConnection { Name = "hq" });

        Assert.Equal((Pieces.Morning, Pieces.Morning - Duration.FromDays(30)), (context.Now, context.ScopeStart));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Activity_types_are_read_where_they_are_kept_in_step(bool areKept)
    {
        ((ScriptedPort)_database).Return("get_MasterData", ScriptedPort.Of<IMasterData>(out ScriptedPort masterData));
        masterData.On("GetActivityTypesAsync", (CancellationToken _) => (IReadOnlyList<ActivityType>)Types);
        var time = new FakeTimeProvider(Pieces.Morning.ToDateTimeOffset());

        MailboxFrame frame = await MailboxFrame.CreateAsync(_database, new ExchangeConnection { Name = "hq", SyncActivityTypes = areKept }, Pieces.Context.Staff, _organisation, time, TestContext.Current.CancellationToken);

        MailboxContext context = frame.For(ItemKind.Appointment, null, SilentObserver.Instance, new MailboxTally());
        Assert.Equal(areKept ? ["Aufmaß", "Montage"] : null, context.ActivityTypes?.Values);
        Assert.Equal(areKept ? ["GetActivityTypesAsync"] : [], masterData.Called);
        Assert.Equal(Pieces.Morning, context.Now);
    }

    [Fact]
    public async Task Without_a_lease_is_only_planned()
    {
        Assert.True(For(ItemKind.Task, new ExchangeConnection { Name = "hq" }).PlanOnly);

        ILeaseStore leases = ScriptedPort.Of<ILeaseStore>(out ScriptedPort script);
        script.On("TryAcquireAsync", (string name) => new LeaseAttempt(new Lease(name, 1, "we", Pieces.Morning), null)).Allow("ReleaseAsync");
        await using InterfaceLease lease = await InterfaceLease.AcquireAsync(leases, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(Frame(new ExchangeConnection { Name = "hq" }, Types).For(ItemKind.Task, lease, SilentObserver.Instance, new MailboxTally()).PlanOnly);
    }

    private MailboxContext For(ItemKind kind, ExchangeConnection connection, ActivityType[]? types = null) =>
        Frame(connection, types ?? Types).For(kind, null, SilentObserver.Instance, new MailboxTally());

    private MailboxFrame Frame(ExchangeConnection connection, ActivityType[] types) =>
        new(_database, connection, _staff, _organisation, types, Pieces.Morning);
}
