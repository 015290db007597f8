using System.Collections.Generic;

namespace EsExchange.Shell.CommandLine;

/// <summary>The shell's command line, read.</summary>
public sealed record ShellOptions
{
    /// <summary>What to run.</summary>
    public ShellMode Mode { get; init; } = ShellMode.Prompt;

    /// <summary>The script's path or the command's text; empty in the other modes.</summary>
    public string Text { get; init; } = "";

    /// <summary>What follows the script's path, unread.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether to go on with a prompt after the script or the command.</summary>
    public bool StayOpen { get; init; }

    /// <summary>Whether a question to the user is an error.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>Whether the greeting is left out.</summary>
    public bool NoLogo { get; init; }

    /// <summary>The folder to start in; null for the current one.</summary>
    public string? WorkingDirectory { get; init; }
}
