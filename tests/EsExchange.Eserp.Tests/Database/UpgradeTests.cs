using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Tests.Support;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Eserp.Tests.Database;

/// <summary>A database of any older version becomes one of the present version, keeps what it holds, and is as it was where that fails.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Id = "0b1cb2ac-6f5f-4f3e-9c0e-6a52a5c7b3aa";
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("esexchange-upgrade-").FullName;

    static UpgradeTests() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    public static TheoryData<int> Older => [.. Enumerable.Range(1, SchemaScripts.Sqlite.Version - 1)];

    public static TheoryData<int> OlderOnServer => TestServer.IsThere ? [.. Enumerable.Range(1, SchemaScripts.SqlServer.Version - 1)] : [0];

    private string File => Path.Combine(_folder, "eserp.db");

    private DatabaseLocation Location => DatabaseLocation.ForFile(File);

    [Theory]
    [MemberData(nameof(Older))]
    public async Task From_each_version_the_schema_becomes_that_of_a_new_database_and_what_it_holds_stays(int version)
    {
        Create(version);
        Run("INSERT INTO es_Connection (Name, Settings) VALUES ('hq', '{\"Name\":\"hq\"}')");
        DatabaseLocation fresh = DatabaseLocation.ForFile(Path.Combine(_folder, "fresh.db"));
        await InitializeAsync(fresh);

        Assert.Equal((version, SchemaScripts.Sqlite.Version), await InitializeAsync(Location));

        Assert.Equal(Objects(fresh.ToString()), Objects(File));
        EserpDatabase opened = await EserpDatabase.OpenAsync(Location, Time, None);
        Assert.Equal(Guid.Parse(Id), opened.Id);
        Assert.Equal("hq", Assert.Single(await opened.Configuration.GetConnectionsAsync(None)).Name);
        Assert.DoesNotContain(await opened.CheckAsync(None), step => step.Outcome == DatabaseStepOutcome.Failed);

        Assert.Equal((SchemaScripts.Sqlite.Version, SchemaScripts.Sqlite.Version), await InitializeAsync(Location));
        Assert.Equal(Objects(fresh.ToString()), Objects(File));
    }

    [Theory]
    [MemberData(nameof(Older))]
    public async Task Two_at_once_upgrade_it_once(int version)
    {
        Create(version);
        (int, int)[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => InitializeAsync(Location), None)));
        Assert.Single(results, result => result == (version, SchemaScripts.Sqlite.Version));
        Assert.Equal(3, results.Count(result => result == (SchemaScripts.Sqlite.Version, SchemaScripts.Sqlite.Version)));
    }

    [Theory]
    [MemberData(nameof(Older))]
    public async Task One_that_fails_leaves_it_as_it_was(int version)
    {
        Create(version);
        Run("CREATE TABLE es_ChangeLog_Deleted (InTheWay INTEGER)");
        string[] before = Objects(File);

        await Assert.ThrowsAsync<EserpException>(() => InitializeAsync(Location));

        Assert.Equal(before, Objects(File));
        Assert.Equal((long)version, Scalar("PRAGMA user_version"));
        Assert.Equal(EserpError.OlderVersion, (await Assert.ThrowsAsync<EserpException>(() => EserpDatabase.OpenAsync(Location, Time, None))).Error);
        Run("DROP TABLE es_ChangeLog_Deleted");
        Assert.Equal((version, SchemaScripts.Sqlite.Version), await InitializeAsync(Location));
    }

    [Theory]
    [MemberData(nameof(OlderOnServer))]
    public async Task From_each_version_on_a_server(int version)
    {
        Assert.SkipWhen(version == 0, "ESEXCHANGE_TEST_SQLSERVER names no server.");
        using TestServer server = TestServer.Create();
        using (var db = new SqlConnection(server.ConnectionString))
        {
            await db.OpenAsync(None);
            IEnumerable<string> batches = SchemaScripts.SqlServer.After(0).Take(version).SelectMany((script, index) => SqlServerSchema.Batches(script)
                .Append($"INSERT INTO es.SchemaVersion (Version, Applied) VALUES ({index + 1}, SYSUTCDATETIME())"));
            foreach (string batch in batches.Append($"INSERT INTO es.Setting (Name, Value) VALUES (N'TimeZone', N'W. Europe Standard Time'), (N'DatabaseId', N'{Id}')"))
            {
                using SqlCommand command = db.CreateCommand();
                command.CommandText = batch;
                await command.ExecuteNonQueryAsync(None);
            }
        }

        DatabaseLocation location = DatabaseLocation.Parse(server.ConnectionString);
        Assert.Equal((version, SchemaScripts.SqlServer.Version), await InitializeAsync(location));
        EserpDatabase opened = await EserpDatabase.OpenAsync(location, Time, None);
        Assert.Equal(Guid.Parse(Id), opened.Id);
        Assert.Equal((SchemaScripts.SqlServer.Version, SchemaScripts.SqlServer.Version), await InitializeAsync(location));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    private static async Task<(int Before, int Now)> InitializeAsync(DatabaseLocation location)
    {
        InitializeResult result = await EserpDatabase.InitializeAsync(location, new InitializeOptions(), Time, None);
        return (result.PreviousVersion, result.Version);
    }

    /// <summary>Makes the file as an older module would have.</summary>
    private void Create(int version)
    {
        foreach (string script in SchemaScripts.Sqlite.After(0).Take(version))
            Run(script);
        Run($"PRAGMA journal_mode = WAL; PRAGMA application_id = {SqliteSchema.ApplicationId}; PRAGMA user_version = {version}");
        Run($"INSERT INTO es_Setting (Name, Value) VALUES ('TimeZone', 'W. Europe Standard Time'), ('DatabaseId', '{Id}')");
    }

    private void Run(string text) => Scalar(text);

    private object? Scalar(string text)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private static string[] Objects(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> objects = [];
        while (reader.Read())
            objects.Add(reader.GetString(0));
        return [.. objects];
    }
}
