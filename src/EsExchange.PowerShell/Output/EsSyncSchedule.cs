using System;
using EsExchange.Operations.Schedules;

namespace EsExchange.PowerShell.Output;

/// <summary>Runs that a scheduler starts at an interval; it holds no secret.</summary>
public sealed class EsSyncSchedule
{
    internal EsSyncSchedule(SyncSchedule schedule, Scheduler scheduler)
    {
        Name = schedule.Name;
        Connection = schedule.Connection;
        Scheduler = scheduler;
        Interval = schedule.Interval;
        LogFile = schedule.LogFile;
        Command = schedule.Command.Arguments.Count == 0 ? schedule.Command.Program : schedule.Command.ToString();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The connection whose mailboxes are synced; null for all.</summary>
    public string? Connection { get; }

    /// <summary>What starts the runs.</summary>
    public Scheduler Scheduler { get; }

    /// <summary>How often.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The log file; null for none.</summary>
    public string? LogFile { get; }

    /// <summary>The command, as the scheduler has it.</summary>
    public string Command { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
