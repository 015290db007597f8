using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Faults;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class UnattendedSyncTests
{
    private const string AddAnna = "Add-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue";

    [Fact]
    public async Task The_log_tells_each_event_in_a_line_and_no_secret()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string log = Path.Combine(world.Folder, "logs", "sync.jsonl");
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\n{AddAnna}\n$null = Invoke-EsSync -LogFile '{log}'\n$null = Invoke-EsSync -LogFile '{log}'", world.Folder);
        Assert.Empty(run.Errors);

        JsonObject[] lines = [.. File.ReadLines(log).Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(2, lines.GroupBy(line => (string)line["run"]!).Count());
        Assert.Equal(["runStart", "mailbox", "runEnd"], lines.SkipWhile(line => (string)line["event"]! != "runEnd").Skip(1).Select(line => (string)line["event"]!));
        JsonObject[] changes = [.. lines.Where(line => (string)line["event"]! == "change")];
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.Equal(("Exchange", "Create", "anna.bergmann@musterbau.example"), ((string)change["side"]!, (string)change["change"]!, (string)change["mailbox"]!)));
        JsonObject issue = Assert.Single(lines, line => (string)line["event"]! == "issue" && (string)line["reason"]! == "Private");
        Assert.Null(issue["subject"]);
        JsonObject end = lines.First(line => (string)line["event"]! == "runEnd");
        Assert.Equal(("Completed", changes.Length, 0), ((string)end["outcome"]!, (int)end["exchangeWrites"]!, (int)end["exitCode"]!));
        Assert.All(lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)line["time"]!));
        Assert.DoesNotContain("geheim", File.ReadAllText(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_ends_the_run_before_it_begins()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync(
            $"{world.Connected}\n{AddAnna}\ntry {{ Invoke-EsSync -LogFile '{world.Database}/sync.jsonl' }} catch {{ $_.FullyQualifiedErrorId }}\n@(Get-EsSyncRun).Count", world.Folder);
        Assert.Equal("EsExchange.LogFileUnusable,EsExchange.PowerShell.Sync.InvokeEsSync\n0\n", run.Output);
    }

    [Fact]
    public async Task WhatIf_writes_no_log()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        string log = Path.Combine(world.Folder, "sync.jsonl");
        await AdminShell.RunAsync($"{world.Connected}\n{AddAnna}\nInvoke-EsSync -WhatIf -Unattended -LogFile '{log}'", world.Folder);
        Assert.False(File.Exists(log));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("Add-EsSyncedStaff thomas.vogel@musterbau.example -Connection hq -WarningAction SilentlyContinue", 2)] // has no mailbox on the server
    public async Task The_exit_code_tells_how_the_run_ended(string before, int expected)
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun prepared = await AdminShell.RunAsync($"{world.Connected}\n{AddAnna}\n{before}", world.Folder);
        Assert.Empty(prepared.Errors);
        ShellProcess run = await UnattendedAsync(world);
        Assert.Equal(expected, run.ExitCode);
    }

    [Fact]
    public async Task Without_a_database_the_exit_code_is_1()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellProcess run = await UnattendedAsync(world);
        Assert.Equal(1, run.ExitCode);
        ShellProcess unconnected = await ShellProcess.RunAsync("-NonInteractive", "-Command", $"Import-Module '{AdminShell.Manifest}'; Invoke-EsSync -Unattended; exit $LASTEXITCODE");
        Assert.Equal(1, unconnected.ExitCode);
    }

    [Fact]
    public async Task A_second_interface_is_refused_with_exit_code_3_or_waits_for_its_turn()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\n{AddAnna}", world.Folder);
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), "CreateItem", times: 1);
        using Process first = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\nInvoke-EsSync", world.Folder);
        await hang.Reached;

        ShellProcess refused = await UnattendedAsync(world);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains($"process {first.Id}", refused.Errors, StringComparison.Ordinal);
        JsonNode end = JsonNode.Parse(File.ReadLines(Log(world)).Last())!;
        Assert.Equal((3, "InterfaceInUse"), ((int)end["exitCode"]!, (string)end["errorId"]!));

        Task<ShellProcess> patient = UnattendedAsync(world, "-WaitTimeout 5");
        hang.Release();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, (await patient).ExitCode);
    }

    private static string Log(AdminWorld world) => Path.Combine(world.Folder, "sync.jsonl");

    private static Task<ShellProcess> UnattendedAsync(AdminWorld world, string options = "")
    {
        string command = string.Join(
            "; ",
            [
                "$ErrorActionPreference = 'Stop'",
                $"$env:ESEXCHANGE_KEY_FOLDER = '{Path.Combine(world.Folder, "keys")}'",
                $"Import-Module '{AdminShell.Manifest}'",
                $"Connect-EsDatabase '{world.Database}'",
                "$ErrorActionPreference = 'Continue'",
                $"Invoke-EsSync -Unattended -LogFile '{Log(world)}' {options}",
                "exit $LASTEXITCODE",
            ]);
        return ShellProcess.RunAsync("-NoProfile", "-NonInteractive", "-Command", command);
    }
}
