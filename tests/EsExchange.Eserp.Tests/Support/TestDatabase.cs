using System;
using System.Data.Common;
using System.IO;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.EserpUser;
using EsExchange.Sync.Model;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>A database with two staff members and a connection that syncs the first one.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    static TestDatabase() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    public const string Secret = "S3hr-gehe1m-äöü";
    private readonly string _folder = Directory.CreateTempSubdirectory("esexchange-eserp-").FullName;
    private TestServer? _server;

    /// <summary>The databases that can be tested here: SQLite always, SQL Server where the environment names one, each with both schemas.</summary>
    public static TheoryData<TestTarget> Kinds => TestServer.IsThere
        ? [TestTarget.Sqlite, TestTarget.SqliteOwnTables, TestTarget.SqlServer, TestTarget.SqlServerOwnTables]
        : [TestTarget.Sqlite, TestTarget.SqliteOwnTables];

    public OwnTables Tables { get; private init; } = OwnTables.Reference;

    public string File => Path.Combine(_folder, "eserp.db");

    /// <summary>The file, or the connection string of the server.</summary>
    public string Name => _server?.ConnectionString ?? File;

    public DatabaseLocation Location => _server is null ? DatabaseLocation.ForFile(File) : DatabaseLocation.Parse(_server.ConnectionString);

    public static string Keys => Path.Combine(Path.GetTempPath(), "esexchange-test-keys");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public EserpDatabase Eserp { get; private set; } = null!;

    public ExchangeConnection Connection { get; private set; } = null!;

    public SyncedStaff Staff { get; private set; } = null!;

    public EserpUser.EserpUser User { get; private set; } = null!;

    public static async Task<TestDatabase> CreateAsync(TestTarget target = TestTarget.Sqlite)
    {
        bool hasOwnTables = target is TestTarget.SqliteOwnTables or TestTarget.SqlServerOwnTables;
        bool isServer = target is TestTarget.SqlServer or TestTarget.SqlServerOwnTables;
        var test = new TestDatabase { _server = isServer ? TestServer.Create() : null, Tables = hasOwnTables ? OwnTables.Example : OwnTables.Reference };
        if (hasOwnTables)
            test.Run(Example("tables", isServer));
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", Keys);
        DatabaseLocation location = test.Location;
        await EserpDatabase.InitializeAsync(location, new InitializeOptions { MappingScript = hasOwnTables ? Example("mapping", isServer) : null }, test.Time, TestContext.Current.CancellationToken);
        test.Sql("INSERT INTO ref.Staff (StaffNumber, Name, EMail) VALUES (1, 'Anna Muster', 'anna@musterbau.example'), (2, 'Jürgen Groß', 'juergen@musterbau.example')");
        test.Eserp = await EserpDatabase.OpenAsync(location, test.Time, TestContext.Current.CancellationToken);
        test.Connection = await test.Eserp.Configuration.AddConnectionAsync(
            new ExchangeConnection { Name = "hq", UserName = "dienst@musterbau.example", Url = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx") }, Secret, TestContext.Current.CancellationToken);
        test.Staff = new SyncedStaff { ConnectionId = test.Connection.Id, Connection = "hq", StaffNumber = 1, Name = "Anna Muster" };
        test.User = new EserpUser.EserpUser(test.Name, test.Tables);
        return test;
    }

    public IMailboxStore OpenMailbox(Lease? lease = null, ItemKind kind = ItemKind.Appointment) => Eserp.OpenMailbox(Connection, Staff, kind, lease);

    /// <summary>A script of examples/own-tables.</summary>
    public static string Example(string name, bool isServer) =>
        System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "own-tables", $"{name}.{(isServer ? "sqlserver" : "sqlite")}.sql"));

    /// <summary>Runs a statement written in T-SQL on the reference tables.</summary>
    public object? Sql(string statement)
    {
        statement = Tables.Translate(statement);
        using DbConnection db = Open();
        using DbCommand command = db.CreateCommand();
        command.CommandText = _server is null ? SqliteDialect.Instance.Translate(statement) : statement;
        return command.ExecuteScalar();
    }

    /// <summary>Runs a text as it is.</summary>
    public void Run(string text)
    {
        using DbConnection db = Open();
        using DbCommand command = db.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public DbConnection Open()
    {
        DbConnection db = _server is null ? new SqliteConnection($"Data Source={File};Pooling=False") : new SqlConnection(_server.ConnectionString);
        db.Open();
        return db;
    }

    public ValueTask DisposeAsync()
    {
        User?.Dispose();
        _server?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The databases of the contract tests.</summary>
public enum TestTarget
{
    /// <summary>A SQLite file with the reference tables.</summary>
    Sqlite,

    /// <summary>A SQLite file with tables of its own.</summary>
    SqliteOwnTables,

    /// <summary>A SQL Server with the reference tables.</summary>
    SqlServer,

    /// <summary>A SQL Server with tables of its own.</summary>
    SqlServerOwnTables,
}
