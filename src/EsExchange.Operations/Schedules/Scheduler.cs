namespace EsExchange.Operations.Schedules;

/// <summary>What starts the runs of a schedule.</summary>
public enum Scheduler
{
    /// <summary>The Task Scheduler of Windows.</summary>
    TaskScheduler,

    /// <summary>A timer of systemd for the whole machine.</summary>
    Systemd,

    /// <summary>A timer of the account's own systemd.</summary>
    SystemdUser,

    /// <summary>The account's crontab.</summary>
    Cron,
}
