using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using NodaTime;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Start-EsSync -Continuous hears of what happens in Exchange, at an interval of a day.</summary>
public sealed class ListeningSyncTests
{
    private const string Anna = "anna.bergmann@musterbau.example";
    private static readonly string[] Writing = ["CreateItem", "UpdateItem", "DeleteItem"];

    [Fact(Timeout = 180_000)]
    public async Task A_change_in_Outlook_is_in_eserp_at_once_and_its_echo_writes_nothing()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Task subscribed = Seen(world, "Subscribe");
        using Process process = await StartAsync(world, string.Empty);
        await subscribed.WaitAsync(TestContext.Current.CancellationToken);
        Mailbox mailbox = world.Server.Store.Mailbox(Anna);

        foreach (string subject in new[] { "erstens", "zweitens" })
        {
            mailbox.Calendar.Add(new CalendarItem { Subject = subject, Start = Soon, End = Soon, StartTimeZone = "W. Europe Standard Time" });
            string line;
            do
            {
                line = await NextAsync(process);
            }
            while (line.StartsWith("0 ", StringComparison.Ordinal));

            Assert.StartsWith("1 ", line, StringComparison.Ordinal);
            int writes = Writes(world);
            Assert.Equal("0 0", await NextAsync(process));
            Assert.Equal(writes, Writes(world));
        }

        using var user = new EserpUser.EserpUser(world.Database);
        Assert.Single(user.List(1001), row => row.Subject == "zweitens");
        await StopAsync(process);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_server_that_does_not_tell_of_changes_is_warned_of_and_the_interval_remains()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorAccountSuspend"), "Subscribe");
        using Process process = await StartAsync(world, string.Empty);
        string[] lines = [await NextAsync(process), await NextAsync(process)];

        string warning = Assert.Single(lines, line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.Contains("'hq'", warning, StringComparison.Ordinal);
        Assert.Contains("1440 minutes", warning, StringComparison.Ordinal);
        Assert.Matches("^0 [1-9]", lines.Single(line => line != warning));
        await StopAsync(process);
    }

    [Fact(Timeout = 180_000)]
    public async Task With_IntervalOnly_nobody_listens()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        using Process process = await StartAsync(world, " -IntervalOnly");
        await NextAsync(process);
        await StopAsync(process);
        Assert.Equal(0, world.Server.Exchanges.Count("Subscribe"));
    }

    private static Instant Soon { get; } = Instant.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(3));

    private static int Writes(AdminWorld world) => Writing.Sum(operation => world.Server.Exchanges.Count(operation));

    private static Task Seen(AdminWorld world, string operation)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Server.Exchanges.Completed += exchange =>
        {
            if (exchange.Operation == operation)
                seen.TrySetResult();
        };
        return seen.Task;
    }

    /// <summary>Starts the sync, and waits for the first round to end.</summary>
    private static async Task<Process> StartAsync(AdminWorld world, string switches)
    {
        await AdminShell.RunAsync($"{world.Connected}\nSet-EsExchangeConnection hq -SyncInterval 1440\nAdd-EsSyncedStaff {Anna} -Connection hq", world.Folder);
        return AdminShell.Start(
            $"Connect-EsDatabase '{world.Database}'\nStart-EsSync -Continuous{switches} 3>&1 | ForEach-Object {{ if ($_ -is [System.Management.Automation.WarningRecord]) {{ \"warning $_\" }} else {{ \"$($_.EserpCreated) $($_.Writes)\" }} }}",
            world.Folder);
    }

    private static async Task<string> NextAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

    private static async Task StopAsync(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            using Process signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
