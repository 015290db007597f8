using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class ContinuousSyncTests
{
    private const string Anna = "anna.bergmann@musterbau.example";

    [Fact(Timeout = 180_000)]
    public async Task It_keeps_going_until_Ctrl_C_and_leaves_both_sides_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C is sent as a signal.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff {Anna} -Connection hq", world.Folder);
        string log = Path.Combine(world.Folder, "sync.jsonl");

        using Process process = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\nStart-EsSync -Continuous -LogFile '{log}' | ForEach-Object {{ \"round $($_.Writes)\" }}\n'still here'", world.Folder);
        Assert.Matches("^round [1-9][0-9]*$", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using (Process signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("still here", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"runEnd\"", File.ReadLines(log).Last(), StringComparison.Ordinal);

        ShellRun next = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\n(Invoke-EsSync).Writes", world.Folder);
        Assert.Equal("0\n", next.Output);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_pipeline_that_wants_no_more_ends_it_and_one_round_is_made_without_the_switch()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync(
            $"{world.Connected}\nAdd-EsSyncedStaff {Anna} -Connection hq -WarningAction SilentlyContinue\ntry {{ Start-EsSync -Continuous | ForEach-Object {{ $_.Writes; throw 'enough' }} }} catch {{ 'stopped' }}\n(Start-EsSync).Writes\nStart-EsSync -Continuous -WhatIf\n'end'", world.Folder);
        Assert.Empty(run.Errors);
        Assert.Matches("^[1-9][0-9]*\nstopped\n0\n", run.Output);
        Assert.EndsWith("end\n", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_mailbox_that_fails_is_told_and_ends_nothing()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        ShellRun run = await AdminShell.RunAsync(
            $"{world.Connected}\n'{Anna}', 'thomas.vogel@musterbau.example' | Add-EsSyncedStaff -Connection hq -WarningAction SilentlyContinue\n$failures = 0\n$results = 0\ntry {{ Start-EsSync -Continuous -ErrorAction SilentlyContinue -ErrorVariable errors | ForEach-Object {{ $results++; if ($_.Failure) {{ $failures++ }}; if ($results -eq 2) {{ throw 'enough' }} }} }} catch {{ 'stopped' }}\n$failures\n\"$($errors[0].FullyQualifiedErrorId)\"", world.Folder);
        Assert.StartsWith("stopped\n1\nEsExchange.MailboxNotFound", run.Output, StringComparison.Ordinal);
    }
}
