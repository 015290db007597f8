using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>A process that stood still writes nothing more once another interface has taken over.</summary>
public sealed class PausedSyncTests
{
    private const string Anna = "anna.bergmann@musterbau.example";

    [Fact(Timeout = 120_000)]
    public async Task A_process_that_is_paused_loses_the_lease_and_writes_nothing_more_when_it_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A process is paused by a signal.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff {Anna} -Connection hq -WarningAction SilentlyContinue", world.Folder);
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), "SyncFolderItems", times: 1);
        using Process paused = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\ntry {{ Invoke-EsSync }} catch {{ $_.FullyQualifiedErrorId }}", world.Folder);
        using var end = new Ending(paused);
        await hang.Reached;
        await SignalAsync(paused, "STOP");

        ShellRun refused = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\ntry {{ Invoke-EsSync }} catch {{ $_.Exception.Message }}", world.Folder);
        Assert.Contains($"process {paused.Id}", refused.Output, StringComparison.Ordinal);
        LetLeaseExpire(world.Database);
        ShellRun next = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\n(Invoke-EsSync).Errors", world.Folder);
        Assert.Equal("0\n", next.Output);
        Folder calendar = world.Server.Store.Mailbox(Anna).Calendar;
        (string, string)[] written = [.. calendar.List().Select(item => (item.ItemId, item.ChangeKey))];
        Assert.NotEmpty(written);

        world.Server.Exchanges.Clear();
        hang.Release();
        await SignalAsync(paused, "CONT");
        string output = await paused.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await paused.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("EsExchange.LeaseLost,", output, StringComparison.Ordinal);
        Assert.Equal(written, calendar.List().Select(item => (item.ItemId, item.ChangeKey)));
        Assert.DoesNotContain(world.Server.Exchanges.All, totals => totals.Operation is "CreateItem" or "UpdateItem" or "DeleteItem");

        ShellRun idle = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\n(Invoke-EsSync).Writes", world.Folder);
        Assert.Equal("0\n", idle.Output);
    }

    /// <summary>As when two minutes have gone by.</summary>
    private static void LetLeaseExpire(string database)
    {
        using var db = new SqliteConnection($"Data Source={database};Pooling=False");
        db.Open();
        using SqliteCommand command = db.CreateCommand();
        command.CommandText = "UPDATE es_Lease SET Expires = '2026-01-01T00:00:00Z'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Leaves no process behind, however the test ends.</summary>
    private sealed class Ending(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
