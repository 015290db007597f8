using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
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
using EsExchange.World.Exchange;
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
internal sealed class RealWorld : StoryWorld
{
    public const string Account = "service@x";
    public const string Password = "secret";

    private readonly EserpFile _file;
    private readonly EserpDatabase _database;
    private readonly ExchangeServer _server;
    private readonly SocketsHttpHandler _network = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly ItemNames _names = new();
    private readonly EserpTables _tables;
    private readonly EserpView _view;
    private readonly SimulatedMailboxes _mailboxes;
    private readonly RealDisasters _disasters;

    /// <summary>What the database remembers at the time of a write that is judged; null for what it remembers now.</summary>
    private EserpState? _remembered;

    private RealWorld(int mailboxes, EngineFault fault, Action<string>? trace, WorldClock clock, EserpFile file, EserpDatabase database, ExchangeServer server, SkewedClock serverClock)
        : base(WorldSettings.Of(mailboxes, server.HttpUrl!), database.Id, fault, trace, clock)
    {
        (_file, _database, _server) = (file, database, server);
        Settings.Connection = Settings.Connection with { UserName = Account, AuthenticationScheme = EsExchange.Eserp.Configuration.AuthenticationScheme.Basic };
        server.Store.Accounts.Add(Account, Password, Impersonation.All);
        foreach (var staff in Settings.Staff)
            server.Store.AddMailbox(staff.EMail!, staff.Name);
        _tables = new EserpTables(file, clock);
        _view = new EserpView(_tables, database, Settings, _names);
        _mailboxes = new SimulatedMailboxes(server.Store, _names);
        EserpPeople = new EserpPeople(_tables, clock, Ledger);
        ExchangePeople = new ExchangePeople(_mailboxes, clock, Ledger);
        _disasters = new RealDisasters(file, _view, database, server.Store, _mailboxes, serverClock, Settings, SaveSettingsAsync, Ledger);
        Watcher.FindLinks = (itemId, row) => (_remembered ?? Linked()).FindLinks(itemId, row);
    }

    protected override EserpPeople EserpPeople { get; }

    protected override ExchangePeople ExchangePeople { get; }

    protected override ExchangeState Mailboxes => _mailboxes.State;

    protected override bool IsLeaseHeld
    {
        get
        {
            using SqliteConnection db = _file.Open();
            using SqliteCommand command = db.CreateCommand();
            command.CommandText = "SELECT count(*) FROM es_Lease WHERE Holder IS NOT NULL";
            return (long)command.ExecuteScalar()! > 0;
        }
    }

    public static async Task<StoryWorld> MakeAsync(int mailboxes, EngineFault fault, Action<string>? trace)
    {
        var clock = new WorldClock();
        var serverClock = new SkewedClock(clock);
        EserpFile file = await EserpFile.MakeAsync().ConfigureAwait(false);
        EserpDatabase database = await EserpDatabase.OpenAsync(file.Location, clock, CancellationToken.None).ConfigureAwait(false);
        ExchangeServer server = await ExchangeServer.StartAsync(new ExchangeServerOptions { Time = serverClock }).ConfigureAwait(false);
        var world = new RealWorld(mailboxes, fault, trace, clock, file, database, server, serverClock);
        await world.SaveSettingsAsync().ConfigureAwait(false);
        return world;
    }

    public override async Task<Scene> LookAsync() => new(Clock.Now, Settings, await _view.WholeAsync().ConfigureAwait(false), _mailboxes.State, Ledger, DatabaseId)
    {
        Form = content => Settings.TypesOf(content.Kind).Show(content) switch
        {
            Appointment appointment => AppointmentMapper.Normalize(appointment),
            TaskContent task => TaskMapper.Normalize(task),
            ContactContent contact => ContactMapper.Normalize(contact),
            var other => other,
        },
    };

    public override async Task<bool> ApproveAsync()
    {
        IReadOnlyList<RecordedIssue> issues = await _database.Issues.GetIssuesAsync(false, CancellationToken.None).ConfigureAwait(false);
        long[] waiting = [.. issues.Where(issue => issue.Reason == SyncIssue.HeldByBrake && issue.Approved is null).Select(issue => issue.IssueId)];
        return await _database.Issues.ApproveAsync(waiting, CancellationToken.None).ConfigureAwait(false) > 0;
    }

    public override async ValueTask DisposeAsync()
    {
        _network.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    protected override Task<EserpState> RememberedAsync() => _view.WholeAsync();

    protected override async Task SaveSettingsAsync()
    {
        _tables.Name(Settings.ActivityTypeNames);
        foreach (var connection in Settings.Connections)
            await _database.Configuration.UpdateConnectionAsync(connection, null, CancellationToken.None).ConfigureAwait(false);
    }

    protected override Task StrikeAsync(Step.Strike strike) => _disasters.StrikeAsync(strike);

    /// <summary>Runs the engine as a process of its own does, that opens everything anew.</summary>
    protected override async Task RunEngineAsync(EngineProcess process, SyncRequest request, RunResults results)
    {
        var eserpWatch = new EserpWatch(Watcher, Settings);
        var access = new TroubledAccess(new SqliteAccess(_file.Path), process, Clock, Linked, (before, after) => Judge(before, () => eserpWatch.See(before, after, results.Mailbox)));
        var wire = new TroubledWire(process, _server, _mailboxes, _names, new MailboxWatch(Watcher, Ledger), _network);
        EserpDatabase database = await EserpDatabase.OpenAsync(access, _file.Location, Clock, CancellationToken.None).ConfigureAwait(false);
        var connector = new RealConnector(new HurryingClock(Clock), wire, Fault.Wrap);
        var engine = new SyncEngine(new FaultyDatabase(database, Fault), connector, Fault.Wrap(Clock));
        try
        {
            await engine.RunAsync(request, results, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Watcher.MessagesSent(_server.MessagesSent);
        }
    }

    private void Judge(EserpState before, Action judge)
    {
        _remembered = before;
        judge();
        _remembered = null;
    }

    private EserpState Linked() => _view.LinkedAsync().GetAwaiter().GetResult();
}
