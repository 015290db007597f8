using System.Collections.Generic;
using System.Management.Automation;

namespace EsExchange.Shell.Session;

/// <summary>What a script yielded and printed.</summary>
public sealed record ShellResult
{
    /// <summary>Objects written to the pipeline, in order.</summary>
    public required IReadOnlyList<PSObject> Output { get; init; }

    /// <summary>Errors, the one that ended the script last.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>Warnings, in order.</summary>
    public required IReadOnlyList<WarningRecord> Warnings { get; init; }

    /// <summary>Verbose messages, in order; empty unless the script asked for them.</summary>
    public required IReadOnlyList<VerboseRecord> Verbose { get; init; }

    /// <summary>Information records, those of Write-Host among them.</summary>
    public required IReadOnlyList<InformationRecord> Information { get; init; }

    /// <summary>Progress records, in order.</summary>
    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>All that the shell printed except errors.</summary>
    public required string Text { get; init; }

    /// <summary>The errors as the shell printed them.</summary>
    public required string ErrorText { get; init; }

    /// <summary>The code the process would leave with, by the rules of <c>-Command</c>.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether the script was stopped before its end.</summary>
    public required bool Stopped { get; init; }
}
