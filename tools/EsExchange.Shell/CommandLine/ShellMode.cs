namespace EsExchange.Shell.CommandLine;

/// <summary>What the shell was asked to run.</summary>
public enum ShellMode
{
    /// <summary>Read commands from a prompt, or from redirected input.</summary>
    Prompt,

    /// <summary>Run one text and leave.</summary>
    Command,

    /// <summary>Run one script file with its arguments and leave.</summary>
    File,

    /// <summary>Print how to call the shell.</summary>
    Help,

    /// <summary>Print the shell's and the engine's version.</summary>
    Version,
}
