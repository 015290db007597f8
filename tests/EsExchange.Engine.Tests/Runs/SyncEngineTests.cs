using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Eserp.Runs;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class SyncEngineTests : ISyncObserver
{
    private static readonly Guid DatabaseId = new("11111111-2222-3333-4444-555555555555");

    private readonly ScriptedPort _database;
    private readonly ScriptedPort _configuration;
    private readonly ScriptedPort _leases;
    private readonly ScriptedPort _runs;
    private readonly ScriptedPort _masterData;
    private readonly ScriptedPort _connector;
    private readonly ScriptedPort _organisation;
    private readonly SyncEngine _engine;
    private readonly SmallBox _box = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<MailboxResult> _results = new();
    private readonly ConcurrentQueue<PlannedChange> _made = new();
    private readonly ConcurrentQueue<MailboxProgress> _progress = new();
    private ExchangeConnection _connection = new() { Id = 1, Name = "hq" };
    private LatestRuns[] _latest = [];

    public SyncEngineTests()
    {
        IEserpDatabase database = ScriptedPort.Of<IEserpDatabase>(out _database);
        IExchangeConnector connector = ScriptedPort.Of<IExchangeConnector>(out _connector);
        IExchangeOrganisation organisation = ScriptedPort.Of<IExchangeOrganisation>(out _organisation);
        _database
            .Return("get_Id", DatabaseId)
            .Return("get_Zone", DateTimeZone.Utc)
            .Return("get_Configuration", ScriptedPort.Of<IConfigurationStore>(out _configuration))
            .Return("get_Leases", ScriptedPort.Of<ILeaseStore>(out _leases))
            .Return("get_Runs", ScriptedPort.Of<IRunHistory>(out _runs))
            .Return("get_MasterData", ScriptedPort.Of<IMasterData>(out _masterData))
            .Return("OpenMailbox", _box.Eserp)
            .On("PruneAsync", (Lease _) => new Eserp.Retention.PrunedHistory(0, 0, 0, 0));
        _configuration.On("GetConnectionsAsync", (CancellationToken _) => (IReadOnlyList<ExchangeConnection>)[_connection]).On("GetSecretAsync", (int _) => "secret");
        _leases.On("TryAcquireAsync", (string name) => new LeaseAttempt(new Lease(name, 1, "we", Pieces.Morning), null)).Allow("ReleaseAsync");
        _runs.On("GetLatestRunsAsync", (CancellationToken _) => (IReadOnlyList<LatestRuns>)_latest).On("StartAsync", (int _) => 42L).Allow("FinishAsync");
        _masterData.On("GetActivityTypesAsync", (CancellationToken _) => (IReadOnlyList<ActivityType>)[new ActivityType(5, "Aufmaß", null)]);
        _connector.On("OpenAsync", (ExchangeConnection _) => organisation);
        _organisation.Return("OpenFolder", _box.Exchange).Allow("Dispose");
        _engine = new SyncEngine(database, connector, _time);
    }

    [Fact]
    public async Task A_run_takes_the_lease_and_records_what_it_did()
    {
        _box.Eserp.Put(Pieces.Row());

        await RunAsync(Staff());

        Assert.Equal(["TryAcquireAsync", "ReleaseAsync"], _leases.Called);
        Assert.Contains("PruneAsync", _database.Called);
        MailboxResult result = Assert.Single(_results);
        Assert.Equal(("hq", "anna@musterbau.example", 1, "Anna", false, null), (result.Connection, result.Mailbox, result.StaffNumber, result.Name, result.PlanOnly, result.Failure));
        Assert.Equal((1, 0, 0, 0, 0), (result.Exchange.Created, result.Eserp.Total, result.Errors, result.Skipped, result.Conflicts));
        Assert.Equal([42L], _runs.Given<long>("FinishAsync"));
        Assert.Equal(MailboxPhase.Connect, _progress.First().Phase);
        Assert.Equal(0, _progress.First().Looked);
        Assert.Single(_made);
    }

    [Fact]
    public async Task What_was_recorded_is_what_was_told()
    {
        RunSummary? recorded = null;
        _runs.On("FinishAsync", (long _, RunSummary summary) => recorded = summary);
        _box.AddPair(1, "X");
        _box.Settle();
        _box.Rename(1, "E");
        _box.Rename("X", "X");
        _box.Exchange.Put(Pieces.Item("P") with { Content = Pieces.Content("P") with { Sensitivity = Sync.Model.Sensitivity.Private } });
        _box.Exchange.Put(Pieces.Item("T"));
        _box.Exchange.Torn.Add("T");
        _box.Exchange.Put(Pieces.Item("N", subject: "N"));
        _box.Exchange.Trouble = _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            return null;
        };

        await RunAsync(Staff());

        MailboxResult told = Assert.Single(_results);
        Assert.Equal((told.Eserp, told.Exchange, told.Skipped, told.Conflicts, told.Errors), (recorded!.Eserp, recorded.Exchange, recorded.Skipped, recorded.Conflicts, recorded.Errors));
        Assert.Equal((1, 1, 1), (told.Skipped, told.Conflicts, told.Errors));
        Assert.Equal(1, told.Eserp.Created);
        Assert.Null(recorded.Failure);
        Assert.Equal(told.Duration, recorded.Duration);
        Assert.True(told.Duration >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task What_a_run_leaves_open_is_recorded_under_its_number()
    {
        _box.Exchange.Put(Pieces.Item("T"));
        _box.Exchange.Torn.Add("T");

        await RunAsync(Staff());

        Assert.Equal([42L], _box.Eserp.Issues.Select(issue => issue.RunId).Distinct());
    }

    [Fact]
    public async Task A_plan_takes_no_lease_and_records_nothing()
    {
        _box.Eserp.Put(Pieces.Row());

        await RunAsync(planOnly: true, Staff());

        Assert.Empty(_leases.Called);
        Assert.Equal(["GetLatestRunsAsync"], _runs.Called);
        Assert.DoesNotContain("PruneAsync", _database.Called);
        Assert.True(Assert.Single(_results) is { PlanOnly: true, Exchange.Created: 1 });
        Assert.Empty(_box.TitlesInExchange);
    }

    [Fact]
    public async Task Every_kind_that_is_synced_is_run()
    {
        await RunAsync(Staff() with { TaskSync = true, ContactTransfer = true }, Staff(2) with { AppointmentSync = false, ContactTransfer = true }, Staff(3) with { AppointmentSync = false });

        Assert.Equal([1, 2], _results.Select(result => result.StaffNumber));
        Assert.Equal(4, _organisation.Called.Count(call => call == "OpenFolder"));
    }

    [Fact]
    public async Task Who_was_never_synced_comes_first_then_who_waited_longest()
    {
        _latest = [Ran(1, 3), Ran(2, 1), Ran(4, 2)];

        await RunAsync(Staff(1), Staff(2), Staff(3), Staff(4));

        Assert.Equal([3, 2, 4, 1], _results.Select(result => result.StaffNumber));
    }

    [Fact]
    public async Task Staff_of_a_connection_that_is_no_more_are_left_out()
    {
        await RunAsync(Staff() with { ConnectionId = 9 }, Staff(2));

        Assert.Equal([2], _results.Select(result => result.StaffNumber));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Who_has_no_address_fails_alone_and_is_not_recorded(string? address)
    {
        await RunAsync(Staff() with { EMail = address }, Staff(2));

        MailboxResult failed = Assert.Single(_results, result => result.StaffNumber == 1);
        Assert.Equal("NoMailboxAddress", Assert.IsType<SyncException>(failed.Failure).ErrorId);
        Assert.Equal((address ?? "", 1, 0, 0, 0, 0), (failed.Mailbox, failed.Errors, failed.Skipped, failed.Conflicts, failed.Eserp.Total, failed.Exchange.Total));
        Assert.Null(Assert.Single(_results, result => result.StaffNumber == 2).Failure);
        Assert.Single(_runs.Given<int>("StartAsync"));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_opened_is_recorded_with_each_of_its_mailboxes()
    {
        _connector.On("OpenAsync", IExchangeOrganisation (ExchangeConnection _) => throw new ExchangeException("AutodiscoverFailed", "no"));
        List<string?> recorded = [];
        _runs.On("FinishAsync", (long _, RunSummary summary) =>
        {
            recorded.Add(summary.Failure);
            return summary;
        });
        await RunAsync(Staff(), Staff(2));

        Assert.Equal(["no", "no"], recorded);
        Assert.Equal(["no", "no"], _results.Select(result => result.Failure?.Message));
    }

    [Fact]
    public async Task A_server_that_refuses_fails_its_mailboxes_and_the_run_goes_on()
    {
        _box.Exchange.Trouble = _ => new ExchangeException("AccessDenied", "no");
        List<string?> recorded = [];
        _runs.On("FinishAsync", (long _, RunSummary summary) =>
        {
            recorded.Add(summary.Failure);
            return summary;
        });
        await RunAsync(Staff(), Staff(2));

        Assert.Equal(["no", "no"], recorded);
        Assert.All(_results, result => Assert.Equal((1, "no"), (result.Errors, result.Failure?.Message)));
        Assert.Equal(2, _results.Count);
        Assert.Equal(2, _runs.Given<long>("FinishAsync").Count);
    }

    [Fact]
    public async Task A_database_that_fails_a_mailbox_does_not_fail_the_run_unless_the_lease_is_lost()
    {
        _box.Exchange.Trouble = _ => new EserpException(EserpError.Busy, "busy");
        await RunAsync(Staff());
        Assert.Equal("busy", Assert.Single(_results).Failure?.Message);

        _box.Exchange.Trouble = _ => new EserpException(EserpError.LeaseLost, "lost");
        Assert.Equal(EserpError.LeaseLost, (await Assert.ThrowsAsync<EserpException>(() => RunAsync(Staff()))).Error);
    }

    [Fact]
    public async Task A_run_that_cannot_be_recorded_fails_unless_it_failed_before()
    {
        _runs.On("FinishAsync", (long _) => Throw(EserpError.Busy, "not recorded"));
        await RunAsync(Staff());
        Assert.True(Assert.Single(_results) is { Errors: 1, Failure.Message: "not recorded" });

        _results.Clear();
        _box.Exchange.Trouble = _ => new ExchangeException("AccessDenied", "no");
        await RunAsync(Staff());
        Assert.True(Assert.Single(_results) is { Errors: 1, Failure.Message: "no" });
    }

    [Fact]
    public async Task What_is_out_of_date_may_stay_for_the_next_run_unless_the_lease_is_lost()
    {
        _database.On("PruneAsync", (Lease _) => Throw(EserpError.Busy, "busy"));
        await RunAsync(Staff());

        _database.On("PruneAsync", (Lease _) => Throw(EserpError.LeaseLost, "lost"));
        await Assert.ThrowsAsync<EserpException>(() => RunAsync(Staff()));
    }

    [Fact]
    public async Task Activity_types_are_read_where_they_are_kept_in_step()
    {
        _connection = _connection with { SyncActivityTypes = false };
        await RunAsync(Staff());
        Assert.Empty(_masterData.Called);

        _connection = _connection with { SyncActivityTypes = true };
        await RunAsync(Staff());
        Assert.Equal(["GetActivityTypesAsync"], _masterData.Called);
        Assert.Contains("offer ES_5_Aufmaß", _box.Log.Lines);
    }

    [Fact]
    public async Task A_plan_of_another_database_is_refused()
    {
        var plan = new SavedPlan(Guid.NewGuid(), DateTimeOffset.UnixEpoch, []);

        Assert.Equal("PlanOfOtherDatabase", (await Assert.ThrowsAsync<SyncException>(() => RunAsync(plan, Staff()))).ErrorId);
        Assert.Empty(_connector.Called);
    }

    [Fact]
    public async Task A_plan_is_carried_out_where_the_world_is_as_it_was()
    {
        _box.Eserp.Put(Pieces.Row());
        SavedPlan plan = await PlanAsync();
        Assert.Single(plan.Lines);

        await RunAsync(plan, Staff());

        Assert.Equal(["A"], _box.TitlesInExchange);
        Assert.True(Assert.Single(_results) is { PlanOnly: false });
        Assert.Single(_runs.Given<int>("StartAsync"));
    }

    [Fact]
    public async Task A_plan_is_refused_where_the_world_has_moved()
    {
        _box.Eserp.Put(Pieces.Row());
        SavedPlan plan = await PlanAsync();
        _box.Eserp.Put(Pieces.Row(2, subject: "B"));

        Assert.Equal("PlanMoved", (await Assert.ThrowsAsync<SyncException>(() => RunAsync(plan, Staff()))).ErrorId);
        Assert.Empty(_box.TitlesInExchange);
        Assert.Empty(_results);
    }

    [Fact]
    public async Task A_plan_is_refused_where_it_cannot_be_checked()
    {
        SavedPlan plan = await PlanAsync();
        _box.Exchange.Trouble = _ => new ExchangeException("AccessDenied", "no");

        SyncException refused = await Assert.ThrowsAsync<SyncException>(() => RunAsync(plan, Staff()));

        Assert.Equal("PlanNotChecked", refused.ErrorId);
        Assert.Contains("anna@musterbau.example", refused.Message);
        Assert.Contains("no", refused.Message);
    }

    [Fact]
    public async Task What_becomes_due_after_a_plan_was_checked_waits()
    {
        SavedPlan plan = await PlanAsync();
        int lists = 0;
        _box.Exchange.Trouble = _ =>
        {
            // The plan has been made and checked by then, and the run itself begins.
            if (++lists == 2)
                _box.Exchange.Put(Pieces.Item());
            return null;
        };

        await RunAsync(plan, Staff());

        Assert.Empty(_box.TitlesInEserp);
        Assert.Contains(_box.Eserp.Issues, issue => issue.Reason == "NotInPlan");
    }

    [Fact]
    public async Task A_run_is_cancelled_before_the_next_mailbox()
    {
        using var cancellation = new CancellationTokenSource();
        _box.Exchange.Trouble = _ =>
        {
            cancellation.Cancel();
            return new ExchangeException("AccessDenied", "no");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _engine.RunAsync(new SyncRequest([Staff(), Staff(2)], 1, false), this, cancellation.Token));

        Assert.Equal([1], _results.Select(result => result.StaffNumber));
        Assert.Contains("ReleaseAsync", _leases.Called);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task As_many_mailboxes_are_worked_on_at_once_as_the_limit_says(int limit, int atOnce)
    {
        int working = 0;
        int most = 0;
        var all = new TaskCompletionSource();
        _configuration.On("GetSecretAsync", (int _) => "secret");
        _runs.On("StartAsync", (int _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref working));
            if (working == atOnce)
                all.TrySetResult();
            all.Task.Wait(TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref working);
            return 42L;
        });

        await _engine.RunAsync(new SyncRequest([.. Enumerable.Range(1, 3).Select(number => Staff(number) with { AppointmentSync = false, ContactTransfer = true })], limit, false), this, TestContext.Current.CancellationToken);

        Assert.Equal(atOnce, most);
        Assert.Equal(3, _results.Count);
    }

    void ISyncObserver.OnChange(PlannedChange change) => _made.Enqueue(change);

    void ISyncObserver.OnPlanned(PlannedChange change) => _made.Enqueue(change);

    void ISyncObserver.OnIssue(string mailbox, SyncIssue issue)
    {
    }

    void ISyncObserver.OnProgress(MailboxProgress progress) => _progress.Enqueue(progress);

    void ISyncObserver.OnFinished(MailboxResult result) => _results.Enqueue(result);

    private static SyncedStaff Staff(int number = 1) => new() { ConnectionId = 1, Connection = "hq", StaffNumber = number, Name = "Anna", EMail = "anna@musterbau.example", TaskSync = false, ContactTransfer = false };

    private static LatestRuns Ran(int staff, int hour) => new(1, staff, Pieces.Morning + Duration.FromHours(hour), null, null, Pieces.Morning);

    private static long Throw(EserpError error, string message) => throw new EserpException(error, message);

    private Task RunAsync(params SyncedStaff[] staff) => RunAsync(false, staff);

    private Task RunAsync(bool planOnly, params SyncedStaff[] staff) => _engine.RunAsync(new SyncRequest(staff, 1, planOnly), this, TestContext.Current.CancellationToken);

    private Task RunAsync(SavedPlan plan, params SyncedStaff[] staff) => _engine.RunAsync(new SyncRequest(staff, 1, false) { Plan = plan }, this, TestContext.Current.CancellationToken);

    private async Task<SavedPlan> PlanAsync()
    {
        await RunAsync(planOnly: true, Staff());
        _results.Clear();
        return new SavedPlan(DatabaseId, DateTimeOffset.UnixEpoch, _made.Select(PlanLine.Of));
    }
}
