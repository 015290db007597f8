using System;
using System.Collections.Generic;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Status;
using NodaTime;

namespace EsExchange.Operations.Report;

/// <summary>What the report shows.</summary>
internal sealed record ReportData
{
    /// <summary>When it was read.</summary>
    public required Instant Now { get; init; }

    /// <summary>From when runs count.</summary>
    public required Instant Since { get; init; }

    /// <summary>The zone in which times are shown: eserp's.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Where the database is, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary>The mailboxes, by connection and staff number.</summary>
    public required IReadOnlyList<MailboxStatus> Mailboxes { get; init; }

    /// <summary>What the runs of the period did, by connection and staff number.</summary>
    public required IReadOnlyDictionary<(string, int), RunTotals> Totals { get; init; }

    /// <summary>The period, cut into equal parts.</summary>
    public required IReadOnlyList<TimeBucket> Buckets { get; init; }

    /// <summary>The latest runs that wrote or failed, the latest first.</summary>
    public required IReadOnlyList<RecordedRun> Runs { get; init; }

    /// <summary>The open issues, the latest first.</summary>
    public required IReadOnlyList<RecordedIssue> Issues { get; init; }

    /// <summary>The conflicts on which nobody has decided, the newest first.</summary>
    public required IReadOnlyList<RecordedConflict> Conflicts { get; init; }
}

/// <summary>What runs did together.</summary>
internal sealed class RunTotals
{
    public int Runs { get; private set; }

    public int Failed { get; private set; }

    public int EserpWrites { get; private set; }

    public int ExchangeWrites { get; private set; }

    public int Conflicts { get; private set; }

    public int Errors { get; private set; }

    public TimeSpan Duration { get; private set; }

    /// <summary>Adds a run that has ended; one that has not is left out.</summary>
    public void Add(RecordedRun run)
    {
        if (run.Summary is not { } summary)
            return;
        Runs++;
        Failed += summary.Failure is null ? 0 : 1;
        EserpWrites += summary.Eserp.Total;
        ExchangeWrites += summary.Exchange.Total;
        Conflicts += summary.Conflicts;
        Errors += summary.Errors;
        Duration += summary.Duration;
    }
}

/// <summary>What the runs did that began in a part of the period.</summary>
/// <param name="Start">When the part begins, as clocks in eserp's zone show it.</param>
/// <param name="Totals">What they did.</param>
internal sealed record TimeBucket(LocalDateTime Start, RunTotals Totals);
