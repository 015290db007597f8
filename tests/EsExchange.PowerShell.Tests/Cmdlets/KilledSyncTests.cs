using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.EserpUser;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using NodaTime;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Kills a sync of 500 items again and again, at requests chosen at random, until one comes through.</summary>
public sealed class KilledSyncTests
{
    private const int Kills = 50;
    private const string Anna = "anna.bergmann@musterbau.example";

    [Fact]
    public async Task Killed_at_50_random_moments_the_next_run_completes_without_a_duplicate_or_a_loss()
    {
        await using AdminWorld world = await AdminWorld.CreateAsync();
        await AdminShell.RunAsync($"{world.Connected}\nAdd-EsSyncedStaff {Anna} -Connection hq", world.Folder);
        using var user = new EserpUser.EserpUser(world.Database);
        Mailbox mailbox = world.Server.Store.Mailbox(Anna);
        for (int i = 0; i < 250; i++)
        {
            user.Add([1001], $"eserp {i}", Local(i), Local(i));
            mailbox.Calendar.Add(new CalendarItem { Subject = $"Exchange {i}", Start = Utc(i), End = Utc(i), StartTimeZone = "W. Europe Standard Time" });
        }

        var random = new Random(20261124);
        for (int kill = 0; kill < Kills; kill++)
        {
            await KillOnceAsync(world, random.Next(1, 7), random.Next(0, 25));
            Disturb(user, mailbox, random, kill);
        }

        const string sync = "$result = Invoke-EsSync; \"$($result.Errors) $($result.Writes)\"";
        ShellRun last = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'\n{sync}\n{sync}", world.Folder);
        string[] lines = last.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("0 ", lines[0], StringComparison.Ordinal);
        Assert.Equal("0 0", lines[1]);

        List<string> eserp = [.. user.List(1001).Where(row => row.Sensitivity != 2).Select(row => row.Subject + "|" + row.Location).Order(StringComparer.Ordinal)];
        List<string> exchange = [.. mailbox.Calendar.List<CalendarItem>().Select(item => item.Subject + "|" + item.Location).Order(StringComparer.Ordinal)];
        Assert.Equal(eserp, exchange);
        for (int i = 0; i < 250; i++)
        {
            Assert.Single(exchange, text => text.StartsWith($"eserp {i}|", StringComparison.Ordinal));
            Assert.Single(exchange, text => text.StartsWith($"Exchange {i}|", StringComparison.Ordinal));
        }

        Assert.Equal(0, world.Server.MessagesSent);
    }

    /// <summary>Kills a run a moment after its n-th request has been answered, or leaves it alone where it makes fewer.</summary>
    private static async Task KillOnceAsync(AdminWorld world, int requests, int milliseconds)
    {
        using var reached = new SemaphoreSlim(0);
        int seen = 0;
        void Count(ServerExchange exchange)
        {
            if (Interlocked.Increment(ref seen) == requests)
                reached.Release();
        }

        world.Server.Exchanges.Completed += Count;
        using Process process = AdminShell.Start($"Connect-EsDatabase '{world.Database}'\nInvoke-EsSync", world.Folder);
        Task ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(ended, reached.WaitAsync(TestContext.Current.CancellationToken));
        if (!ended.IsCompleted)
        {
            ended.Wait(milliseconds, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
        }

        await ended;
        world.Server.Exchanges.Completed -= Count;
    }

    /// <summary>People go on working between two runs.</summary>
    private static void Disturb(EserpUser.EserpUser user, Mailbox mailbox, Random random, int round)
    {
        IReadOnlyList<EserpRow> rows = user.List(1001);
        user.Change(rows[random.Next(rows.Count)].AppointmentId, "Location", $"Halle {round}");
        IReadOnlyList<CalendarItem> items = [.. mailbox.Calendar.List<CalendarItem>()];
        mailbox.Calendar.Change<CalendarItem>(items[random.Next(items.Count)].ItemId, item => item.Location = $"Ort {round}");
    }

    private static Instant Utc(int i) => Instant.FromUtc(2027, 1, 1, 8, 0) + Duration.FromHours(i);

    private static string Local(int i) => new DateTime(2027, 2, 1).AddHours(i).ToString("s", System.Globalization.CultureInfo.InvariantCulture);
}
