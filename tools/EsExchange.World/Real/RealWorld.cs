using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.Ews.Mapping;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Judgement;
using EsExchange.World.Network;
using EsExchange.World.People;
using EsExchange.World.Real.Eserp;
using EsExchange.World.Real.Exchange;
using EsExchange.World.Stories;
using EsExchange.World.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.World.Real;

/// <summary>A world of real parts: the product's own EWS client over HTTP, a simulated server, and the product's own store on a SQLite file.</summary>
internal sealed class RealWorld : IStoryWorld
{
    public const string Account = "service@x";
    public const string Password = "secret";

    private readonly EngineFault _fault;
    private readonly Action<string>? _trace;
    private readonly WorldClock _clock;
    private readonly Ledger _ledger = new();
    private readonly WorldSettings _settings;
    private readonly EserpFile _file;
    private readonly EserpDatabase _database;
    private readonly ExchangeServer _server;
    private readonly SocketsHttpHandler _network = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly ItemNames _names = new();
    private readonly EserpTables _tables;
    private readonly EserpView _view;
    private readonly SimulatedMailboxes _mailboxes;
    private readonly EserpPeople _eserpPeople;
    private readonly ExchangePeople _exchangePeople;
    private readonly RealDisasters _disasters;

    /// <summary>What the database remembers at the time of a write that is judged; null for what it remembers now.</summary>
    private EserpState? _remembered;

    private RealWorld(int mailboxes, EngineFault fault, Action<string>? trace, WorldClock clock, EserpFile file, EserpDatabase database, ExchangeServer server, SkewedClock serverClock)
    {
        (_fault, _trace, _clock, _file, _database, _server) = (fault, trace, clock, file, database, server);
        _settings = WorldSettings.Of(mailboxes, server.HttpUrl!);
        _settings.Connection = _settings.Connection with { UserName = Account, AuthenticationScheme = EsExchange.Eserp.Configuration.AuthenticationScheme.Basic };
        server.Store.Accounts.Add(Account, Password, Impersonation.All);
        foreach (var staff in _settings.Staff)
            server.Store.AddMailbox(staff.EMail!, staff.Name);
        _tables = new EserpTables(file, clock);
        _view = new EserpView(_tables, database, _settings, _names);
        _mailboxes = new SimulatedMailboxes(server.Store, _names);
        _eserpPeople = new EserpPeople(_tables, clock, _ledger);
        _exchangePeople = new ExchangePeople(_mailboxes, clock, _ledger);
        _disasters = new RealDisasters(file, _view, database, server.Store, _mailboxes, serverClock, _settings, _ledger);
        Watcher = new Watcher(_ledger, database.Id)
        {
            KeepsPrivate = _settings.KeepsPrivate,
            MayDelete = _settings.MayDelete,
            FindLinks = (itemId, row) => (_remembered ?? Linked()).FindLinks(itemId, row),
        };
    }

    public Watcher Watcher { get; }

    public static async Task<IStoryWorld> MakeAsync(int mailboxes, EngineFault fault, Action<string>? trace)
    {
        var clock = new WorldClock();
        var serverClock = new SkewedClock(clock);
        EserpFile file = await EserpFile.MakeAsync().ConfigureAwait(false);
        EserpDatabase database = await EserpDatabase.OpenAsync(file.Location, clock, CancellationToken.None).ConfigureAwait(false);
        ExchangeServer server = await ExchangeServer.StartAsync(new ExchangeServerOptions { Time = serverClock }).ConfigureAwait(false);
        var world = new RealWorld(mailboxes, fault, trace, clock, file, database, server, serverClock);
        await world.SaveConnectionAsync().ConfigureAwait(false);
        return world;
    }

    public async Task<Scene> LookAsync() => new(_clock.Now, _settings, await _view.WholeAsync().ConfigureAwait(false), _mailboxes.State, _ledger, _database.Id)
    {
        Form = content => content switch
        {
            Appointment appointment => AppointmentMapper.Normalize(appointment),
            TaskContent task => TaskMapper.Normalize(task),
            _ => content,
        },
    };

    public async Task DoAsync(Step step)
    {
        _trace?.Invoke(step.ToString()!);
        switch (step)
        {
            case Step.People people:
                Do(people);
                break;
            case Step.Wait wait:
                _clock.Now += Duration.FromMinutes(wait.Minutes);
                break;
            case Step.Option option:
                _settings.Set(option);
                await SaveConnectionAsync().ConfigureAwait(false);
                break;
            case Step.Strike strike:
                await _disasters.StrikeAsync(strike).ConfigureAwait(false);
                break;
            case Step.Run run:
                await RunAsync(run.Troubles).ConfigureAwait(false);
                break;
        }
    }

    public Task<EngineRun> RunAsync() => RunAsync([]);

    public async Task<bool> ApproveAsync()
    {
        IReadOnlyList<RecordedIssue> issues = await _database.Issues.GetIssuesAsync(false, CancellationToken.None).ConfigureAwait(false);
        long[] waiting = [.. issues.Where(issue => issue.Reason == SyncIssue.HeldByBrake && issue.Approved is null).Select(issue => issue.IssueId)];
        return await _database.Issues.ApproveAsync(waiting, CancellationToken.None).ConfigureAwait(false) > 0;
    }

    public async ValueTask DisposeAsync()
    {
        _network.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    private async Task<EngineRun> RunAsync(IReadOnlyList<Trouble> troubles, int depth = 0)
    {
        var process = new EngineProcess(
            troubles,
            seed => Do(StoryTeller.Interruption(seed, _settings.Staff.Length)),
            async () =>
            {
                _clock.Now += Duration.FromMinutes(3);
                if (depth == 0)
                    await RunAsync([], 1).ConfigureAwait(false);
            },
            _trace);
        BrakeWatch? former = Watcher.Brake;
        Watcher.Meetings = _mailboxes.State.Meetings;
        Watcher.Brake = new BrakeWatch(_settings.Connection, await _view.WholeAsync().ConfigureAwait(false));
        if (troubles.Any(trouble => trouble.Kind == TroubleKind.TokenLost))
            _ledger.Disasters.Add(Disaster.LoseTokens);
        var results = new RunResults();
        Exception? end = null;
        try
        {
            await RunAsync(process, results).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ProcessDiedException or EserpException or SyncException or ExchangeException)
        {
            end = error;
        }

        Watcher.Brake = former;
        if (end is null && troubles.Count == 0 && results.Finished.TrueForAll(result => result.Failure is null))
            Watcher.SawMeetings(_mailboxes.State.Meetings);
        var run = new EngineRun(results.Finished, process.Steps, end);
        run.NoteIn(_ledger, troubles);
        Watcher.MessagesSent(_server.MessagesSent);
        if (depth == 0 && IsLeaseHeld())
            _clock.Now += Duration.FromMinutes(3);
        return run;
    }

    /// <summary>Runs the engine as a process of its own does, that opens everything anew.</summary>
    private async Task RunAsync(EngineProcess process, RunResults results)
    {
        var eserpWatch = new EserpWatch(Watcher, _settings);
        var access = new TroubledAccess(new SqliteAccess(_file.Path), process, _clock, Linked, (before, after) => Judge(before, () => eserpWatch.See(before, after, results.Mailbox)));
        var wire = new TroubledWire(process, _server, _mailboxes, _names, new MailboxWatch(Watcher, _ledger), _network);
        EserpDatabase database = await EserpDatabase.OpenAsync(access, _file.Location, _clock, CancellationToken.None).ConfigureAwait(false);
        var connector = new RealConnector(new HurryingClock(_clock), wire, _fault);
        var engine = new SyncEngine(new FaultyDatabase(database, _fault), connector, _fault.Wrap(_clock));
        await engine.RunAsync(new SyncRequest([.. _settings.Synced.Select(_fault.Wrap)], 1, PlanOnly: false), results, CancellationToken.None).ConfigureAwait(false);
    }

    private void Judge(EserpState before, Action judge)
    {
        _remembered = before;
        judge();
        _remembered = null;
    }

    private EserpState Linked() => _view.LinkedAsync().GetAwaiter().GetResult();

    private bool IsLeaseHeld()
    {
        using SqliteConnection db = _file.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "SELECT count(*) FROM es_Lease WHERE Holder IS NOT NULL";
        return (long)command.ExecuteScalar()! > 0;
    }

    private Task SaveConnectionAsync() => _database.Configuration.UpdateConnectionAsync(_settings.Connection, null, CancellationToken.None);

    private void Do(Step.People people)
    {
        _trace?.Invoke($"      {people}");
        if (people.Side == Side.Eserp)
            _eserpPeople.Do(people, [.. _settings.Staff.Select(staff => staff.StaffNumber)]);
        else
            _exchangePeople.Do(people, [.. _settings.Staff.Select(staff => staff.EMail!)]);
    }
}
