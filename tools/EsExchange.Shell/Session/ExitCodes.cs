namespace EsExchange.Shell.Session;

/// <summary>The code that the process leaves with, by pwsh's rules.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Usage = 64;

    /// <summary>What a Unix shell reports for a program ended by Ctrl+C.</summary>
    public const int Interrupted = 130;

    /// <summary>For -Command and a prompt: the last statement decides unless <c>exit</c> named a code.</summary>
    public static int OfCommand(CommandOutcome outcome) =>
        outcome.Stopped ? Interrupted
        : outcome.RequestedExitCode ?? (outcome.Succeeded ? Success : Failure);

    /// <summary>For -File: errors that do not end the script leave 0.</summary>
    public static int OfFile(CommandOutcome outcome) =>
        outcome.Stopped ? Interrupted
        : outcome.RequestedExitCode ?? (outcome.Failed ? Failure : Success);
}
