using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Whatever a name holds, every cmdlet that takes it means that one name, and nothing else in the database changes.</summary>
[Collection(KeyFolder.Collection)]
public sealed class HostileNameTests
{
    private static readonly string[] Names =
    [
        "'; DROP TABLE es.Staff;--", "'; DROP TABLE es_Connection;--", "\"", "]", "[", "[h]q", "hq[1]", "hq[1", "%", "_", "*x*", "h?", "`", "$(Get-Date)", "{0}", "@(1)", "😀", "ä\u0308", "-Force", "a|b", "\\", "/", "..", new('x', 64),
    ];

    [Fact]
    public async Task Connections_are_created_found_renamed_used_exported_and_removed()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        using ShellSession session = Open(world);
        string before = Schema(world);
        foreach (string name in Names)
        {
            ShellResult result = session.Run(
                """
                $new = New-EsExchangeConnection $name -Url $url -Credential $credential
                $new.Name
                ($new | Get-EsExchangeConnection).Name
                ($new | Set-EsExchangeConnection -SyncInterval 7 -PassThru).Name
                ($new | Get-EsExchangeConnection).SyncInterval.TotalMinutes
                (Get-EsExchangeConnection hq).SyncInterval.TotalMinutes
                (Add-EsSyncedStaff -StaffNumber 1001 -Connection $name -PassThru).Connection
                (Get-EsSyncedStaff -Connection $name).Connection
                ($new | Test-EsExchangeConnection -ErrorAction SilentlyContinue | Select-Object -First 1).Connection
                @(Invoke-EsSync $name -ErrorAction SilentlyContinue -WarningAction SilentlyContinue).Connection
                @(Get-EsSyncStatus -Connection $name).Connection
                Export-EsConfiguration ./hostile.json -Force
                @(Import-EsConfiguration ./hostile.json -Confirm:$false).Count
                Get-EsSyncedStaff -Connection $name | Remove-EsSyncedStaff -Confirm:$false
                $new | Remove-EsExchangeConnection -Confirm:$false
                @(Get-EsExchangeConnection).Name
                """,
                new Dictionary<string, object?> { ["name"] = name, ["url"] = world.Server.HttpUrl });
            Assert.True(result.Errors.Count == 0, $"{name}\n{result.ErrorText}");
            Assert.Equal([name, name, name, "7", "15", name, name, name, name, name, "0", "hq", "hq1"], result.Output.Select(output => output?.ToString()));
        }

        Assert.Equal(before, Schema(world));
    }

    [Fact]
    public async Task What_is_only_looked_for_finds_nothing_and_changes_nothing()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        using ShellSession session = Open(world);
        session.Run("Add-EsSyncedStaff -StaffNumber 1001 -Connection hq; Invoke-EsSync");
        string before = Schema(world);
        string[] searches =
        [
            "Get-EsStaff $name", "Get-EsStaff -EmploymentStatus $name", "Get-EsSyncedStaff $name", "Get-EsSyncIssue -Reason $name", "Get-EsSyncIssue $name", "Get-EsSyncRun $name", "Get-EsSyncConflict -Staff $name",
            "Get-EsSyncApproval $name", "Get-EsActivityType $name", "Set-EsActivityCategory $name -Color Red", "Remove-EsActivityCategory $name", "Get-EsSyncLink 1001 $name",
            "Add-EsSyncedStaff $name -Connection hq", "Add-EsSyncedStaff 1002 -Connection $name", "Remove-EsSyncedStaff $name -Confirm:$false", "Set-EsSyncedStaff $name -TaskSync $false", "Get-EsSyncSchedule $name",
            "Request-EsAccessToken $name", "Invoke-EsSync -Staff $name -WarningAction SilentlyContinue", "Set-EsExchangeConnection $name -DeleteLimit 1", "Remove-EsExchangeConnection $name -Confirm:$false",
        ];
        foreach (string name in Names.Where(name => name is not ("*x*" or "h?" or "[h]q" or "hq[1]")))
        {
            foreach (string search in searches)
            {
                ShellResult result = session.Run(search, new Dictionary<string, object?> { ["name"] = name });
                Assert.True(result.Errors.All(error => error.FullyQualifiedErrorId.StartsWith("EsExchange.", StringComparison.Ordinal)), $"{search} with {name}\n{result.ErrorText}");
                Assert.True(result.Output.Count == 0, $"{search} with {name}\n{result.Text}");
            }
        }

        Assert.Equal(before, Schema(world));
        Assert.Equal(["hq", "hq1", "1001"], session.Run("(Get-EsExchangeConnection).Name; (Get-EsSyncedStaff).StaffNumber").Output.Select(output => output?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u0001")]
    [InlineData("a\nb")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_name_that_cannot_be_shown_is_refused(string name)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        using ShellSession session = Open(world);
        var variables = new Dictionary<string, object?> { ["name"] = name, ["url"] = world.Server.HttpUrl };
        foreach (string command in new[] { "New-EsExchangeConnection $name -Url $url -Credential $credential", "Set-EsExchangeConnection hq -NewName $name" })
            Assert.NotEmpty(session.Run(command, variables).Errors);
        Assert.Equal(["hq", "hq1"], session.Run("(Get-EsExchangeConnection).Name").Output.Select(output => output?.ToString()));
    }

    private static ShellSession Open(AdminWorld world)
    {
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", Path.Combine(world.Folder, "keys"));
        ShellSession session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = world.Folder });
        Assert.Empty(session.Run("Import-Module $manifest", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest }).Errors);
        ShellResult connected = session.Run(world.Connected + "\n$null = New-EsExchangeConnection hq1 -Url '" + world.Server.HttpUrl + "' -Credential $credential");
        Assert.True(connected.Errors.Count == 0, connected.ErrorText);
        return session;
    }

    private static string Schema(AdminWorld world)
    {
        using var db = new SqliteConnection($"Data Source={world.Database};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "SELECT group_concat(name || coalesce(sql, ''), char(10)) FROM (SELECT * FROM sqlite_master ORDER BY name)";
        return (string)command.ExecuteScalar()!;
    }
}
