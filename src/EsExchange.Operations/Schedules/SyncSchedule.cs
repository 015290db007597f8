using System;

namespace EsExchange.Operations.Schedules;

/// <summary>Runs at an interval.</summary>
public sealed record SyncSchedule
{
    /// <summary>Its name, unique on the machine.</summary>
    public required string Name { get; init; }

    /// <summary>The connection whose mailboxes are synced; null for all.</summary>
    public string? Connection { get; init; }

    /// <summary>How often; whole minutes from 1 to 1440.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The log file; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>What is run.</summary>
    public required CommandLine Command { get; init; }
}
