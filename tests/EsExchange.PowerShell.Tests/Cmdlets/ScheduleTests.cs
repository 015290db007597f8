using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Schedules as an admin makes them, with a crontab and a systemctl that keep what they are told in files.</summary>
public sealed class ScheduleTests
{
    private const string AddAnna = "Add-EsSyncedStaff anna.bergmann@musterbau.example -Connection hq -WarningAction SilentlyContinue";

    [Fact]
    public async Task The_line_in_the_crontab_syncs_when_a_shell_runs_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no cron.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Dictionary<string, string> environment = Schedulers(world);
        string log = Path.Combine(world.Folder, "it's a log.jsonl");
        ShellRun run = await AdminShell.RunAsync(
            $"""
            {world.Connected}
            {AddAnna}
            $schedule = Register-EsSyncSchedule -Scheduler Cron -Interval 15 -LogFile "{log}" -WarningAction SilentlyContinue
            "$($schedule.Name) $($schedule.Scheduler) $($schedule.Interval.TotalMinutes)"
            (Get-EsSyncSchedule).Name
            """,
            world.Folder,
            environment);
        Assert.Equal(("all Cron 15\nall\n", string.Empty), (run.Output, run.Errors));
        string crontab = File.ReadAllText(environment["CRONTAB_FILE"]);
        Assert.DoesNotContain("geheim", crontab, StringComparison.Ordinal);

        string line = crontab.Split('\n').Single(text => text.StartsWith("*/15 ", StringComparison.Ordinal));
        string command = line["*/15 * * * * ".Length..].Replace("\\%", "%", StringComparison.Ordinal);
        using Process cron = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = "/" })!;
        await cron.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, cron.ExitCode);
        Assert.Equal(10, world.Server.Store.Mailbox("anna.bergmann@musterbau.example").Calendar.Count);
        Assert.Contains("\"exitCode\":0", File.ReadLines(log).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_connection_gets_a_timer_by_its_interval()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no systemd.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Dictionary<string, string> environment = Schedulers(world);
        ShellRun run = await AdminShell.RunAsync(
            $"""
            {world.Connected}
            $null = New-EsExchangeConnection 'Büro 2' -Url '{world.Server.HttpUrl}' -Credential $credential -SyncInterval 45
            $null = Get-EsExchangeConnection | Register-EsSyncSchedule -Scheduler SystemdUser -WarningAction SilentlyContinue
            (Get-EsSyncSchedule | ForEach-Object {'{'} "$($_.Name) $($_.Scheduler) $($_.Interval.TotalMinutes)" {'}'} | Sort-Object) -join ', '
            try {'{'} Register-EsSyncSchedule hq -Scheduler SystemdUser -ErrorAction Stop {'}'} catch {'{'} $_.FullyQualifiedErrorId {'}'}
            $null = Register-EsSyncSchedule hq -Scheduler SystemdUser -Interval 5 -Force -WarningAction SilentlyContinue
            (Get-EsSyncSchedule hq).Interval.TotalMinutes
            Get-EsSyncSchedule | Unregister-EsSyncSchedule -WhatIf
            @(Get-EsSyncSchedule).Count
            Get-EsSyncSchedule | Unregister-EsSyncSchedule
            @(Get-EsSyncSchedule).Count
            """,
            world.Folder,
            environment);
        Assert.Empty(run.Errors);
        Assert.StartsWith("Büro 2 SystemdUser 45, hq SystemdUser 15\nEsExchange.AlreadyExists,EsExchange.PowerShell.Schedule.RegisterEsSyncSchedule\n5\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n2\n0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("--user enable --now esexchange-hq.timer", File.ReadAllText(environment["SYSTEMCTL_FILE"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Register-EsSyncSchedule nowhere -Scheduler Cron", "EsExchange.UnknownConnection")]
    [InlineData("Register-EsSyncSchedule -Scheduler Cron -Interval 0.5", "EsExchange.IntervalOutOfRange")]
    [InlineData("Register-EsSyncSchedule -Scheduler Cron -Interval 1441", "EsExchange.IntervalOutOfRange")]
    [InlineData("Register-EsSyncSchedule -Scheduler TaskScheduler", "EsExchange.SchedulerMissing")]
    [InlineData("Get-EsSyncSchedule nowhere", "EsExchange.UnknownSchedule")]
    [InlineData("Unregister-EsSyncSchedule nowhere", "EsExchange.UnknownSchedule")]
    public async Task What_cannot_be_scheduled_is_refused(string command, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a Task Scheduler.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Dictionary<string, string> environment = Schedulers(world);
        ShellRun run = await AdminShell.RunAsync($"{world.Connected}\ntry {{ {command} -ErrorAction Stop }} catch {{ $_.FullyQualifiedErrorId }}", world.Folder, environment);
        Assert.StartsWith(expected + ",", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(environment["CRONTAB_FILE"]));
    }

    [Fact]
    public async Task WhatIf_schedules_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no cron.");
        await using AdminWorld world = await AdminWorld.CreateAsync();
        Dictionary<string, string> environment = Schedulers(world);
        await AdminShell.RunAsync($"{world.Connected}\nRegister-EsSyncSchedule -Scheduler Cron -WhatIf", world.Folder, environment);
        Assert.False(File.Exists(environment["CRONTAB_FILE"]));
    }

    private static Dictionary<string, string> Schedulers(AdminWorld world)
    {
        string programs = Directory.CreateDirectory(Path.Combine(world.Folder, "bin")).FullName;
        Write("crontab", "if [ \"$1\" = -l ]; then cat \"$CRONTAB_FILE\" 2> /dev/null || { echo 'no crontab for admin' >&2; exit 1; }; else cat > \"$CRONTAB_FILE\"; fi");
        Write("systemctl", "echo \"$@\" >> \"$SYSTEMCTL_FILE\"");
        return new Dictionary<string, string>
        {
            ["PATH"] = programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["CRONTAB_FILE"] = Path.Combine(world.Folder, "crontab"),
            ["SYSTEMCTL_FILE"] = Path.Combine(world.Folder, "systemctl"),
            ["XDG_CONFIG_HOME"] = Path.Combine(world.Folder, "config"),
        };

        void Write(string name, string script)
        {
            string file = Path.Combine(programs, name);
            File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
#pragma warning disable CA1416 // skipped on Windows
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        }
    }
}
