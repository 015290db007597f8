using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Bad input is answered with an error record of a stable id and category, and nothing is written.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, string> OfConnectedSession => new()
    {
        { "New-EsExchangeConnection x -Url 'https://mail.example.com/EWS/Exchange.asmx' -Credential ([pscredential]::new('MUSTERBAU\\dienst', $credential.Password))", "EsExchange.InvalidUserName,", "InvalidArgument" },
        { "New-EsExchangeConnection x -Url 'http://mail.example.com/EWS/Exchange.asmx' -Credential $credential", "EsExchange.InvalidUrl,", "InvalidArgument" },
        { "New-EsExchangeConnection HQ -Url 'https://mail.example.com/EWS/Exchange.asmx' -Credential $credential", "EsExchange.AlreadyExists,", "ResourceExists" },
        { "New-EsExchangeConnection x -Credential $credential", "EsExchange.MissingSetting,", "InvalidArgument" },
        { "Set-EsExchangeConnection hq -SyncInterval 0", "EsExchange.InvalidInterval,", "InvalidArgument" },
        { "Get-EsExchangeConnection nobody", "EsExchange.UnknownConnection,", "ObjectNotFound" },
        { "Add-EsSyncedStaff nobody@musterbau.example -Connection hq -WarningAction SilentlyContinue", "EsExchange.UnknownStaff,", "ObjectNotFound" },
        { "Add-EsSyncedStaff -StaffNumber 1007 -Connection hq -WarningAction SilentlyContinue", "EsExchange.NoMailboxAddress,", "ObjectNotFound" },
        { "Add-EsSyncedStaff -StaffNumber 1001 -Connection other -WarningAction SilentlyContinue", "EsExchange.UnknownConnection,", "ObjectNotFound" },
        { "Set-EsSyncedStaff 1001 -AppointmentSync $false", "EsExchange.NotSynced,", "ObjectNotFound" },
        { "Connect-EsDatabase /nowhere/eserp.db", "EsExchange.NotFound,", "ObjectNotFound" },
        { "Initialize-EsDatabase /nowhere/eserp.db", "EsExchange.ReadOnly,", "PermissionDenied" },
        { "Initialize-EsDatabase ./new.db -TimeZone Mitteleuropa", "EsExchange.InvalidValue,", "InvalidArgument" },
    };

    [Theory]
    [MemberData(nameof(OfConnectedSession))]
    public async Task Is_refused_with_a_record(string command, string id, string category)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\n{Record(command)}\n@(Get-EsExchangeConnection).Count\n@(Get-EsSyncedStaff).Count", world.Folder);

        Assert.StartsWith(id, run.Output, StringComparison.Ordinal);
        Assert.Contains($"|{category}\n1\n0\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_without_a_database_is_told_to_connect()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync(Record("Get-EsStaff"), world.Folder);
        Assert.StartsWith("EsExchange.NotConnected,", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRAGMA application_id = 1165182328; PRAGMA user_version = 99; CREATE TABLE t (x)", "EsExchange.NewerVersion,")]
    [InlineData("CREATE TABLE of_another_program (x)", "EsExchange.NotInitialized,")]
    public async Task A_database_that_is_not_ours_is_left_alone(string content, string id)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Execute(world.Database, content);
        byte[] before = await File.ReadAllBytesAsync(world.Database, TestContext.Current.CancellationToken);
        foreach (string command in new[] { "Connect-EsDatabase", "Initialize-EsDatabase" })
        {
            ShellRun run = await AdminShell.RunAsync(Record($"{command} '{world.Database}'"), world.Folder);
            Assert.StartsWith(id, run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(world.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_file_is_named_as_such()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await File.WriteAllTextAsync(world.Database, new string('x', 5000), TestContext.Current.CancellationToken);
        ShellRun run = await AdminShell.RunAsync(Record($"Connect-EsDatabase '{world.Database}'"), world.Folder);
        Assert.StartsWith("EsExchange.Corrupt,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_locks_is_reported_as_busy()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync(world.Connected, world.Folder);
        using var other = new SqliteConnection($"Data Source={world.Database};Pooling=False");
        other.Open();
        using SqliteTransaction transaction = other.BeginTransaction();

        ShellRun run = await AdminShell.RunAsync(Record($"Connect-EsDatabase '{world.Database}'"), world.Folder);
        Assert.StartsWith("EsExchange.Busy,", run.Output, StringComparison.Ordinal);
        Assert.Contains("|ResourceBusy", run.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> OfServers => new()
    {
        { "-Url 'https://127.0.0.1:1/EWS/Exchange.asmx'", "EsExchange.Unreachable,", "ConnectionError" },
        { "-Credential ([pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'falsch' -AsPlainText -Force)))", "EsExchange.Unauthorized,", "AuthenticationError" },
        { "-Credential ([pscredential]::new('schwach@musterbau.example', $credential.Password))", "EsExchange.ImpersonationDenied,", "PermissionDenied" },
        { "-Url '{https}'", "EsExchange.CertificateUntrusted,", "SecurityError" },
    };

    [Theory]
    [MemberData(nameof(OfServers))]
    public async Task A_server_that_cannot_be_worked_with_ends_the_mailbox_with_a_record(string settings, string id, string category)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync(https: true);
        string script = $"""
            {world.Connected}
            Add-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue
            Set-EsExchangeConnection hq {settings.Replace("{https}", world.Server.HttpsUrl!.ToString(), StringComparison.Ordinal)}
            {Record("Invoke-EsSync")}
            """;
        ShellRun run = await AdminShell.RunAsync(script, world.Folder);

        Assert.StartsWith(id, run.Output, StringComparison.Ordinal);
        Assert.Contains("|" + category, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Empty(world.Server.Store.Mailbox("anna.bergmann@musterbau.example").Calendar.List());
    }

    /// <summary>Runs a command and prints the id and category of the first error it made, whichever way.</summary>
    private static string Record(string command) =>
        $$"""
        $failures = @()
        try { $null = {{command}} -ErrorVariable failures -ErrorAction SilentlyContinue } catch { $failures = @($_) }
        "$($failures[0].FullyQualifiedErrorId)|$($failures[0].CategoryInfo.Category)"
        """;

    private static void Execute(string file, string statement)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
