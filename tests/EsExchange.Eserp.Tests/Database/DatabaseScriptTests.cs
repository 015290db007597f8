using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Tests.SqlServer;
using EsExchange.Eserp.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.Eserp.Tests.Database;

/// <summary>The script that a DBA runs in place of Initialize-EsDatabase.</summary>
public sealed class DatabaseScriptTests : IDisposable
{
    private const string Zone = "Europe/Berlin";
    private readonly string _folder = Directory.CreateTempSubdirectory("esexchange-script-").FullName;

    static DatabaseScriptTests() => SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

    private string File => Path.Combine(_folder, "eserp.db");

    [Fact]
    public async Task The_script_for_SQLite_makes_the_database_that_the_module_makes()
    {
        Run(DatabaseScript.Write(DatabaseKind.Sqlite, Zone, null));
        EserpDatabase opened = await EserpDatabase.OpenAsync(DatabaseLocation.ForFile(File), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(Zone, opened.Zone.Id);

        string other = Path.Combine(_folder, "initialized.db");
        await EserpDatabase.InitializeAsync(DatabaseLocation.ForFile(other), new InitializeOptions { TimeZoneId = Zone }, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(Objects(other), Objects(File));
    }

    [Fact]
    public void The_script_for_SQLite_may_run_again_and_changes_nothing()
    {
        string script = DatabaseScript.Write(DatabaseKind.Sqlite, Zone, null);
        Run(script);
        object id = Scalar("SELECT Value FROM es_Setting WHERE Name = 'DatabaseId'")!;
        Run(script);
        Assert.Equal(id, Scalar("SELECT Value FROM es_Setting WHERE Name = 'DatabaseId'"));
    }

    [Fact]
    public async Task Two_may_run_the_script_for_SQLite_at_once()
    {
        string script = DatabaseScript.Write(DatabaseKind.Sqlite, Zone, null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(script), TestContext.Current.CancellationToken)));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM es_Setting WHERE Name = 'DatabaseId'"));
    }

    [Theory]
    [InlineData("PRAGMA application_id = 1165182328; PRAGMA user_version = 99; CREATE TABLE es_Something (x)", "another version")]
    [InlineData("CREATE TABLE of_another_program (x)", "another program")]
    public void The_script_for_SQLite_refuses_what_is_not_its_own_and_changes_nothing(string content, string words)
    {
        Run(content);
        SqliteException refused = Assert.Throws<SqliteException>(() => Run(DatabaseScript.Write(DatabaseKind.Sqlite, Zone, null)));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Single(Objects(File));
    }

    [Fact]
    public void The_script_for_SQL_Server_is_one_transaction_of_TSql_whose_parts_are_TSql_too()
    {
        string mapping = "CREATE VIEW es.Müller AS SELECT N'O''Brien' AS Name\nGO\nDROP VIEW es.Müller";
        string script = DatabaseScript.Write(DatabaseKind.SqlServer, Zone, mapping);
        Assert.Empty(SqlServerSchema.Batches(script).SelectMany(Tsql.Errors));
        string[] parts = [.. DynamicParts(script)];
        Assert.Empty(parts.SelectMany(Tsql.Errors));
        Assert.Contains("CREATE VIEW es.Müller AS SELECT N'O''Brien' AS Name", parts);
        foreach (string batch in SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches))
            Assert.Contains(batch.Trim(), parts);
        Assert.Single(Regex.Matches(script, "^BEGIN TRANSACTION;", RegexOptions.Multiline));
        Assert.Equal(2, SqlServerSchema.Batches(script).Count());
    }

    [Fact]
    public async Task The_script_for_SQL_Server_may_run_again_and_by_two_at_once()
    {
        if (!TestServer.IsThere)
        {
            Assert.Skip("ESEXCHANGE_TEST_SQLSERVER names no server.");
            return;
        }

        using TestServer server = TestServer.Create();
        string script = DatabaseScript.Write(DatabaseKind.SqlServer, Zone, null);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunOnServer(server, script), TestContext.Current.CancellationToken)));
        RunOnServer(server, script);
        EserpDatabase opened = await EserpDatabase.OpenAsync(DatabaseLocation.Parse(server.ConnectionString), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(Zone, opened.Zone.Id);
        RunOnServer(server, "INSERT INTO es.SchemaVersion (Version, Applied) VALUES (99, SYSUTCDATETIME())");
        Assert.Contains("99", Assert.ThrowsAny<System.Data.Common.DbException>(() => RunOnServer(server, script)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_zone_is_refused() =>
        Assert.Equal(EserpError.InvalidValue, Assert.Throws<EserpException>(() => DatabaseScript.Write(DatabaseKind.SqlServer, "Mitteleuropa", null)).Error);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    private static void RunOnServer(TestServer server, string script)
    {
        using var db = new Microsoft.Data.SqlClient.SqlConnection(server.ConnectionString);
        db.Open();
        foreach (string batch in SqlServerSchema.Batches(script))
        {
            using var command = new Microsoft.Data.SqlClient.SqlCommand(batch, db);
            command.ExecuteNonQuery();
        }
    }

    private static List<string> DynamicParts(string script) => [.. SqlServerSchema.Batches(script).SelectMany(QuotedTexts.Of)];

    private static List<string> Objects(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found;
    }

    private void Run(string script)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = script.Replace(".bail on\n", string.Empty, StringComparison.Ordinal);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.NextResult())
        {
        }
    }

    private object? Scalar(string query)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }
}
