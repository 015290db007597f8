using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Faults;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

public sealed class CancelledSyncTests
{
    [Fact(Timeout = 120_000)]
    public async Task Ctrl_C_ends_a_run_though_the_server_hangs_and_the_next_run_is_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C is sent as a signal.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue", world.Folder);
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), "CreateItem", times: 1);

        using Process process = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\nInvoke-EsSync\n'still here'", world.Folder);
        await hang.Reached;
        using (Process signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("still here", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        hang.Release();
        ShellRun next = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\n(Invoke-EsSync).Errors\n(Invoke-EsSync).Writes", world.Folder);
        Assert.Equal("0\n0\n", next.Output);
        Assert.Equal(10, world.Server.Store.Mailbox("anna.bergmann@musterbau.example").Calendar.Count);
    }

    [Fact]
    public async Task A_second_interface_is_refused_and_told_who_runs()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue", world.Folder);
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), "CreateItem", times: 1);
        using Process first = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\nInvoke-EsSync", world.Folder);
        await hang.Reached;

        ShellRun second = await AdminShell.RunAsync(
            $"Connect-EsDatabase '{world.Database}'\ntry {{ Invoke-EsSync }} catch {{ \"$($_.FullyQualifiedErrorId) $($_.Exception.Message)\" }}", world.Folder);
        Assert.StartsWith("EsExchange.InterfaceInUse,", second.Output, StringComparison.Ordinal);
        Assert.Contains($"process {first.Id}", second.Output, StringComparison.Ordinal);
        hang.Release();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, first.ExitCode);
    }
}
