using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>Finds the schedulers of the machine.</summary>
public static class SchedulePlaces
{
    private const string SystemUnits = "/etc/systemd/system";

    // There while systemd is what runs the machine (man sd_booted).
    private const string RunningSystemd = "/run/systemd/system";

    /// <summary>The scheduler that suits the machine and the account best.</summary>
    public static Scheduler Best
    {
        get
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                return Scheduler.TaskScheduler;
            if (!Directory.Exists(RunningSystemd))
                return Scheduler.Cron;
            return Environment.UserName == "root" ? Scheduler.Systemd : Scheduler.SystemdUser;
        }
    }

    /// <summary>The schedulers in which schedules of this module may be.</summary>
    public static IReadOnlyList<Scheduler> All => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [Scheduler.TaskScheduler]
        : [Scheduler.Systemd, Scheduler.SystemdUser, Scheduler.Cron];

    /// <summary>Opens a scheduler.</summary>
    /// <param name="scheduler">Which.</param>
    /// <param name="account">The account under which new tasks of Windows run; null where none is registered.</param>
    /// <exception cref="ScheduleException"><c>SchedulerMissing</c>: this machine has none of the kind.</exception>
    public static ISchedulePlace Open(Scheduler scheduler, TaskAccount? account) => scheduler switch
    {
        Scheduler.Systemd => new SystemdPlace(SystemUnits, false, new ProcessRunner()),
        Scheduler.SystemdUser => new SystemdPlace(UserUnits, true, new ProcessRunner()),
        Scheduler.Cron => new CronPlace(new ProcessRunner()),
#pragma warning disable CA1416 // opened on Windows only
        _ => new TaskSchedulerPlace(OpenTaskService(), account),
#pragma warning restore CA1416
    };

    private static string UserUnits
    {
        get
        {
            string? configuration = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            if (string.IsNullOrEmpty(configuration))
                configuration = Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/", ".config");
            return Path.Combine(configuration!, "systemd", "user");
        }
    }

    private static WindowsTaskService OpenTaskService()
    {
#if NET
        if (!OperatingSystem.IsWindows())
            throw MissingTaskScheduler();
#else
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            throw MissingTaskScheduler();
#endif
        return new WindowsTaskService();
    }

    private static ScheduleException MissingTaskScheduler() =>
        new("SchedulerMissing", Messages.Get("NoTaskScheduler"));
}
