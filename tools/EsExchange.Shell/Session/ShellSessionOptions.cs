using System.Collections.Generic;

namespace EsExchange.Shell.Session;

/// <summary>How a session in memory is set up.</summary>
public sealed record ShellSessionOptions
{
    /// <summary>Columns of a printed line.</summary>
    public int Width { get; init; } = 120;

    /// <summary>What a user would type at questions, line by line; null where nobody can be asked.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>Whether to print as on a screen: colours and the progress line.</summary>
    public bool Screen { get; init; }

    /// <summary>The folder to start in; null for the process's.</summary>
    public string? WorkingDirectory { get; init; }
}
