using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Tests.SqlServer;
using EsExchange.Eserp.Tests.Support;
using EsExchange.EserpUser;
using Xunit;

namespace EsExchange.Eserp.Tests.Database;

/// <summary>A database with tables of its own keeps its mapping, and a mapping that does not fit changes nothing.</summary>
public sealed class MappingTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upgrade_that_defines_a_view_anew_runs_the_mapping_again()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestTarget.SqliteOwnTables);
        test.Run("DROP VIEW es_Staff; CREATE VIEW es_Staff AS SELECT StaffNumber, Name, EMail, EmploymentStatus, MayCreateAppointments FROM ref_Staff");
        Assert.Empty(await test.Eserp.Staff.GetStaffAsync(None));
        await new SqliteAccess(test.File).WriteAsync(
            db =>
            {
                Mapping.Apply(db, null, isUpgraded: true, script => [script], NodaTime.Instant.FromUtc(2026, 11, 24, 12, 0));
                return true;
            },
            None);
        Assert.Equal(2, (await test.Eserp.Staff.GetStaffAsync(None)).Count);
    }

    [Theory]
    [InlineData("DROP VIEW es_Task;", "es.Task")]
    [InlineData("DROP VIEW es_Staff; CREATE VIEW es_Staff AS SELECT PERSNR AS StaffNumber FROM PERSONAL;", "EMail")]
    [InlineData("CREATE VIEW es_Nobody AS SELECT;", "syntax")]
    public async Task A_script_that_does_not_fit_is_refused_and_changes_nothing(string end, string words)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(TestTarget.SqliteOwnTables);
        string mapping = TestDatabase.Example("mapping", isServer: false) + end;
        EserpException refused = await Assert.ThrowsAsync<EserpException>(
            () => EserpDatabase.InitializeAsync(test.Location, new InitializeOptions { MappingScript = mapping }, test.Time, None));
        Assert.Equal(EserpError.InvalidValue, refused.Error);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await test.Eserp.Staff.GetStaffAsync(None)).Count);
        Assert.DoesNotContain(end, (string)test.Sql("SELECT Script FROM es.Mapping")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exported_script_brings_the_mapping_along()
    {
        string folder = Directory.CreateTempSubdirectory("esexchange-mapping-").FullName;
        string file = Path.Combine(folder, "eserp.db");
        string script = DatabaseScript.Write(DatabaseKind.Sqlite, "Europe/Berlin", TestDatabase.Example("mapping", isServer: false)).Replace(".bail on\n", string.Empty, StringComparison.Ordinal);
        using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            db.Open();
            for (int run = 0; run < 2; run++)
            {
                using var command = db.CreateCommand();
                command.CommandText = (run == 0 ? TestDatabase.Example("tables", isServer: false) : string.Empty) + script;
                using var reader = command.ExecuteReader();
                while (reader.NextResult())
                {
                }
            }
        }

        EserpDatabase opened = await EserpDatabase.OpenAsync(DatabaseLocation.ForFile(file), TimeProvider.System, None);
        using (var user = new EserpUser.EserpUser(file, OwnTables.Example))
            user.Hire(7, "Sieben", "sieben@musterbau.example");
        Assert.Equal("Sieben", Assert.Single(await opened.Staff.GetStaffAsync(None)).Name);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_sample_company_and_a_mapping_exclude_each_other() => Assert.Equal(
        EserpError.InvalidValue,
        (await Assert.ThrowsAsync<EserpException>(() => EserpDatabase.InitializeAsync(
            DatabaseLocation.ForFile("never.db"), new InitializeOptions { SampleCompany = true, MappingScript = "SELECT 1" }, TimeProvider.System, None))).Error);

    [Theory]
    [InlineData("tables")]
    [InlineData("mapping")]
    public void The_example_for_SQL_Server_is_TSql_of_SQL_Server_2016(string name) =>
        Assert.Empty(SqlServerSchema.Batches(TestDatabase.Example(name, isServer: true)).SelectMany(Tsql.Errors));
}
