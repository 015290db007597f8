using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.EserpUser;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Validation;
using Microsoft.Data.Sqlite;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Support;

/// <summary>A real eserp database, a real server on a real socket, and the engine between them.</summary>
internal sealed class SyncWorld : IAsyncDisposable, ISyncObserver
{
    /// <summary>A mailbox in which nothing has changed is asked once for its calendar and once for its tasks.</summary>
    public const int IdleRequests = 2;

    public const string Address = "anna@musterbau.example";
    private const string Service = "dienst@musterbau.example";

    private static readonly EwsSchemas? Schemas = EwsSchemas.Find();

    private readonly string _folder;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<MailboxResult> _results = new();
    private readonly List<SyncedStaff> _colleagues = [];

    private SyncWorld(string folder, ExchangeServer server)
    {
        _folder = folder;
        Server = server;
        User = new EserpUser.EserpUser(Path.Combine(folder, "eserp.db"));
    }

    /// <summary>Whether answers are held against the schemas; off where faults cut them short.</summary>
    public bool JudgesAnswers { get; init; } = true;

    public ExchangeServer Server { get; }

    public EserpUser.EserpUser User { get; }

    public Mailbox Mailbox => Server.Store.Mailbox(Address);

    public EserpDatabase Database { get; private set; } = null!;

    public ExchangeConnection Connection { get; private set; } = null!;

    public SyncedStaff Staff { get; private set; } = null!;

    public IReadOnlyCollection<string> Violations => _violations;

    public ConcurrentQueue<PlannedChange> Planned { get; } = new();

    public ConcurrentQueue<SyncIssue> Issues { get; } = new();

    /// <summary>Told each mailbox's result as soon as it is there.</summary>
    public Action<MailboxResult>? Finished { get; set; }

    /// <summary>The mailboxes in the order in which they were begun.</summary>
    public ConcurrentQueue<string> Begun { get; } = new();

    /// <summary>Makes the engine of each run; a fault can be put into it here.</summary>
    public Func<SyncWorld, SyncEngine> MakeEngine { get; set; } = world => new SyncEngine(world.Database, new EwsConnector(TimeProvider.System), TimeProvider.System);

    /// <summary>How the options are understood; a fault can be put in here.</summary>
    public Func<SyncedStaff, SyncedStaff> Understand { get; set; } = staff => staff;

    public static async Task<SyncWorld> CreateAsync(bool judgesAnswers = true, string? zone = null, ExchangeServerOptions? serverOptions = null)
    {
        var options = zone is null ? new InitializeOptions() : new InitializeOptions { TimeZoneId = zone };
        string folder = Directory.CreateTempSubdirectory("esexchange-test-").FullName;
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", Path.Combine(Path.GetTempPath(), "esexchange-test-keys"));
        DatabaseLocation location = DatabaseLocation.ForFile(Path.Combine(folder, "eserp.db"));
        await EserpDatabase.InitializeAsync(location, options, TimeProvider.System, TestContext.Current.CancellationToken);

        ExchangeServer server = await ExchangeServer.StartAsync(serverOptions, TestContext.Current.CancellationToken);
        server.Store.AddMailbox(Address, "Anna Muster");
        server.Store.Accounts.Add(Service, "geheim", Impersonation.All);
        var world = new SyncWorld(folder, server) { JudgesAnswers = judgesAnswers };
        if (Schemas is { } schemas)
        {
            server.Exchanges.Completed += exchange =>
            {
                // The first request of a connection only asks how to prove who one is.
                if (exchange.Operation.Length == 0)
                    return;
                foreach (var violation in schemas.Validate(exchange.RequestBytes).Concat(exchange.Status == 200 && world.JudgesAnswers ? schemas.Validate(exchange.ResponseBytes) : []))
                    world._violations.Enqueue(exchange.Operation + ": " + violation);
            };
        }

        world.Sql("INSERT INTO ref_Staff (StaffNumber, Name, EMail) VALUES (1, 'Anna Muster', 'anna@musterbau.example'), (2, 'Jürgen Groß', 'juergen@musterbau.example')");
        world.Sql("INSERT INTO ref_ActivityType VALUES (1, 'Kundentermin')");
        world.Database = await EserpDatabase.OpenAsync(location, TimeProvider.System, TestContext.Current.CancellationToken);
        world.Connection = await world.Database.Configuration.AddConnectionAsync(
            new ExchangeConnection { Name = "hq", UserName = Service, Url = server.HttpUrl }, "geheim", TestContext.Current.CancellationToken);
        world.Staff = new SyncedStaff { ConnectionId = world.Connection.Id, Connection = "hq", StaffNumber = 1, Name = "Anna Muster", EMail = Address };
        return world;
    }

    public long AddAppointment(string subject, string location = "", int day = 1) =>
        User.Add([1], subject, At(day, 9), At(day, 10), location);

    public CalendarItem AddItem(string subject, int day = 1) => (CalendarItem)Mailbox.Calendar.Add(new CalendarItem
    {
        Subject = subject,
        Start = Instant.FromUtc(2027, 1, day, 8, 0),
        End = Instant.FromUtc(2027, 1, day, 9, 0),
        StartTimeZone = "W. Europe Standard Time",
        EndTimeZone = "W. Europe Standard Time",
    });

    public IReadOnlyList<CalendarItem> Items => [.. Mailbox.Calendar.List<CalendarItem>().OrderBy(item => item.Subject, StringComparer.Ordinal)];

    public IReadOnlyList<EserpRow> Appointments => [.. User.List(1).OrderBy(row => row.Subject, StringComparer.Ordinal)];

    public CalendarItem Item(string subject) => Assert.Single(Items, item => item.Subject == subject);

    public EserpRow Appointment(string subject) => Assert.Single(Appointments, row => row.Subject == subject);

    /// <summary>Adds the staff members to the connection, for what looks them up there.</summary>
    public async Task RegisterStaffAsync()
    {
        if ((await Database.Configuration.GetSyncedStaffAsync(TestContext.Current.CancellationToken)).Count > 0)
            return;
        foreach (SyncedStaff staff in _colleagues.Prepend(Staff))
            await Database.Configuration.AddSyncedStaffAsync(staff, TestContext.Current.CancellationToken);
    }

    public void Set(Func<SyncedStaff, SyncedStaff> change) => Staff = change(Staff);

    public async Task SetAsync(Func<ExchangeConnection, ExchangeConnection> change)
    {
        Connection = change(Connection);
        await Database.Configuration.UpdateConnectionAsync(Connection, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs once, and demands that the run went through.</summary>
    public async Task<MailboxResult> SyncAsync(bool planOnly = false, SavedPlan? plan = null)
    {
        MailboxResult result = await TrySyncAsync(planOnly, plan);
        Assert.Null(result.Failure);
        return result;
    }

    public async Task<MailboxResult> TrySyncAsync(bool planOnly = false, SavedPlan? plan = null)
    {
        _results.Clear();
        Issues.Clear();
        Planned.Clear();
        await MakeEngine(this).RunAsync(new SyncRequest([Understand(Staff)], 1, planOnly) { Plan = plan }, this, TestContext.Current.CancellationToken);
        return Assert.Single(_results);
    }

    /// <summary>Another mailbox that is synced, of another staff member.</summary>
    public Mailbox AddColleague(int staffNumber, string name, string address)
    {
        Sql($"INSERT OR IGNORE INTO ref_Staff (StaffNumber, Name, EMail) VALUES ({staffNumber}, '{name}', '{address}')");
        _colleagues.Add(new SyncedStaff { ConnectionId = Connection.Id, Connection = "hq", StaffNumber = staffNumber, Name = name, EMail = address });
        return Server.Store.AddMailbox(address, name);
    }

    /// <summary>Runs all mailboxes once, at the same time, and demands that each run went through.</summary>
    public async Task<IReadOnlyCollection<MailboxResult>> SyncEveryoneAsync()
    {
        await TrySyncEveryoneAsync();
        Assert.All(_results, result => Assert.Null(result.Failure));
        return _results;
    }

    /// <summary>Runs all mailboxes once, several at the same time.</summary>
    public async Task<IReadOnlyCollection<MailboxResult>> TrySyncEveryoneAsync(int throttleLimit = 4, CancellationToken cancellationToken = default)
    {
        _results.Clear();
        Issues.Clear();
        SyncedStaff[] everyone = [.. _colleagues.Prepend(Staff).Select(Understand)];
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, TestContext.Current.CancellationToken);
        await MakeEngine(this).RunAsync(new SyncRequest(everyone, throttleLimit, false), this, either.Token);
        Assert.Equal(everyone.Length, _results.Count);
        return _results;
    }

    /// <summary>Both sides show the same, the next run writes nothing and asks little, and no mail was sent.</summary>
    public async Task AssertSettledAsync()
    {
        await AssertIdleAsync();
        Assert.Equal(Appointments.Select(row => (row.Subject, row.Location)), Items.Select(item => (item.Subject, item.Location)));
    }

    /// <summary>The next run writes nothing and asks little, and no mail was sent.</summary>
    public async Task AssertIdleAsync()
    {
        Server.Exchanges.Clear();
        MailboxResult idle = await SyncAsync();
        Assert.Equal(0, idle.Eserp.Total + idle.Exchange.Total);
        Assert.Equal(IdleRequests, Server.Exchanges.Count(mailbox: Address));
        Assert.Equal(0, Server.MessagesSent);
        Assert.Empty(_violations);
    }

    /// <summary>Every row of eserp's appointments, as bytes.</summary>
    public byte[] DatabaseRows() => System.Text.Encoding.UTF8.GetBytes(Convert.ToString(User.Scalar(
        "SELECT group_concat(AppointmentId || Subject || Body || Location || StartTime || EndTime || Modified || coalesce(SeriesId, '')) FROM ref.Appointment"), null) ?? string.Empty);

    public void Sql(string statement)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(_folder, "eserp.db")};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Makes a backup of the database.</summary>
    public void BackUp() => Copy("eserp.db", "backup.db");

    /// <summary>Puts the backup in the place of the database.</summary>
    public void Restore() => Copy("backup.db", "eserp.db");

    private void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={Path.Combine(_folder, from)};Pooling=False");
        using var target = new SqliteConnection($"Data Source={Path.Combine(_folder, to)};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    public async ValueTask DisposeAsync()
    {
        User.Dispose();
        await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    public void OnChange(PlannedChange change)
    {
    }

    public void OnPlanned(PlannedChange change) => Planned.Enqueue(change);

    public void OnIssue(string mailbox, SyncIssue issue) => Issues.Enqueue(issue);

    public void OnProgress(MailboxProgress progress)
    {
        if (progress.Phase == MailboxPhase.Connect)
            Begun.Enqueue(progress.Mailbox);
    }

    public void OnFinished(MailboxResult result)
    {
        _results.Enqueue(result);
        Finished?.Invoke(result);
    }

    private static string At(int day, int hour) => $"2027-01-{day:00}T{hour:00}:00:00";
}
