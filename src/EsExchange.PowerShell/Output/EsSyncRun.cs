using System;
using EsExchange.Eserp.Runs;

namespace EsExchange.PowerShell.Output;

/// <summary>A run of one mailbox; times are in this machine's zone.</summary>
public sealed class EsSyncRun
{
    internal EsSyncRun(RecordedRun run)
    {
        RunId = run.RunId;
        Connection = run.Connection;
        StaffNumber = run.StaffNumber;
        Name = run.Name;
        Mailbox = run.EMail;
        Started = run.Started.ToDateTimeUtc().ToLocalTime();
        Finished = run.Finished?.ToDateTimeUtc().ToLocalTime();
        State = run.Summary is not { } summary ? "Unfinished" : summary.Failure is null ? "Complete" : "Failed";
        EserpWrites = run.Summary?.Eserp.Total ?? 0;
        ExchangeWrites = run.Summary?.Exchange.Total ?? 0;
        Skipped = run.Summary?.Skipped ?? 0;
        Conflicts = run.Summary?.Conflicts ?? 0;
        Errors = run.Summary?.Errors ?? 0;
        Duration = run.Summary?.Duration ?? TimeSpan.Zero;
        Failure = run.Summary?.Failure;
    }

    /// <summary>Its number.</summary>
    public long RunId { get; }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>The mailbox address.</summary>
    public string? Mailbox { get; }

    /// <summary>When it began.</summary>
    public DateTime Started { get; }

    /// <summary>When it ended; null while it runs, or where it was killed.</summary>
    public DateTime? Finished { get; }

    /// <summary>Complete, Failed, or Unfinished: it still runs or was killed.</summary>
    public string State { get; }

    /// <summary>The writes to eserp.</summary>
    public int EserpWrites { get; }

    /// <summary>The writes to Exchange.</summary>
    public int ExchangeWrites { get; }

    /// <summary>Items that did not cross, each with an issue.</summary>
    public int Skipped { get; }

    /// <summary>Fields that both sides had changed.</summary>
    public int Conflicts { get; }

    /// <summary>Items that failed.</summary>
    public int Errors { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The error that ended it early; null where it came to its end.</summary>
    public string? Failure { get; }
}
