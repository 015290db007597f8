using System;
using System.IO;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>A database with two staff members and a connection that syncs the first one.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string Secret = "S3hr-gehe1m-äöü";
    private readonly string _folder = Directory.CreateTempSubdirectory("esexchange-eserp-").FullName;

    public string File => Path.Combine(_folder, "eserp.db");

    public static string Keys => Path.Combine(Path.GetTempPath(), "esexchange-test-keys");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public EserpDatabase Eserp { get; private set; } = null!;

    public ExchangeConnection Connection { get; private set; } = null!;

    public SyncedStaff Staff { get; private set; } = null!;

    public EserpUser.EserpUser User { get; private set; } = null!;

    public static async Task<TestDatabase> CreateAsync()
    {
        var test = new TestDatabase();
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", Keys);
        DatabaseLocation location = DatabaseLocation.ForFile(test.File);
        await EserpDatabase.InitializeAsync(location, new InitializeOptions(), test.Time, TestContext.Current.CancellationToken);
        test.Sql("INSERT INTO ref_Staff (StaffNumber, Name, EMail) VALUES (1, 'Anna Muster', 'anna@musterbau.example'), (2, 'Jürgen Groß', 'juergen@musterbau.example')");
        test.Eserp = await EserpDatabase.OpenAsync(location, test.Time, TestContext.Current.CancellationToken);
        test.Connection = await test.Eserp.Configuration.AddConnectionAsync(
            new ExchangeConnection { Name = "hq", UserName = "dienst@musterbau.example", Url = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx") }, Secret, TestContext.Current.CancellationToken);
        test.Staff = new SyncedStaff { ConnectionId = test.Connection.Id, Connection = "hq", StaffNumber = 1, Name = "Anna Muster" };
        test.User = new EserpUser.EserpUser(test.File);
        return test;
    }

    public IMailboxStore OpenMailbox(Lease? lease = null) => Eserp.OpenMailbox(Connection, Staff, lease);

    public object? Sql(string statement)
    {
        using SqliteConnection db = Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    public SqliteConnection Open()
    {
        var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        return db;
    }

    public ValueTask DisposeAsync()
    {
        User?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
        return ValueTask.CompletedTask;
    }
}
