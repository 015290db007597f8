using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Resources;
using static EsExchange.Operations.Setup.ShellText;

namespace EsExchange.Operations.Schedules;

/// <summary>The command of a scheduled run.</summary>
public sealed record SyncCommand
{
    /// <summary>The PowerShell that runs it, with what must come before its own arguments.</summary>
    public required IReadOnlyList<string> Shell { get; init; }

    /// <summary>The module: its name, or the path of its manifest.</summary>
    public required string Module { get; init; }

    /// <summary>The SQLite file; null for a SQL Server.</summary>
    public string? Path { get; init; }

    /// <summary>The connection string of the SQL Server, without a password; null for a file.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The folder of the secrets' keys; null for the account's own.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>The connection; null for all.</summary>
    public string? Connection { get; init; }

    /// <summary>The log file; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>How long a run waits for another interface.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>The command. The shell leaves with the exit code of the run.</summary>
    /// <exception cref="ArgumentException">A name or a path holds a control character, which no scheduler can be told.</exception>
    public CommandLine ToCommandLine()
    {
        string script = Script();
        string[] words = [.. Shell, "-NoProfile", "-NonInteractive", "-Command", script];
        return words.Any(word => word.Any(char.IsControl))
            ? throw new ArgumentException(Messages.Get("ControlCharacter"))
            : new CommandLine(words[0], [.. words.Skip(1)]);
    }

    private string Script()
    {
        var statements = new List<string> { "$ErrorActionPreference = 'Stop'" };
        if (KeyFolder is not null)
            statements.Add("$env:ESEXCHANGE_KEY_FOLDER = " + Quote(KeyFolder));
        statements.Add("Import-Module " + Quote(Module));
        statements.Add(Path is not null ? "Connect-EsDatabase " + Quote(Path) : "Connect-EsDatabase -ConnectionString " + Quote(ConnectionString!));
        statements.Add("$ErrorActionPreference = 'Continue'");
        statements.Add(
            "Invoke-EsSync -Unattended"
            + (Connection is null ? string.Empty : " -Connection " + Quote(Connection))
            + (LogFile is null ? string.Empty : " -LogFile " + Quote(LogFile))
            + (Patience > TimeSpan.Zero ? FormattableString.Invariant($" -WaitTimeout {Patience.TotalMinutes:0.##}") : string.Empty));
        statements.Add("exit $LASTEXITCODE");
        return string.Join("; ", statements);
    }
}
