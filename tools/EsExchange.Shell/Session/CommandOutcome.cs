namespace EsExchange.Shell.Session;

/// <summary>How a command ended.</summary>
/// <param name="Succeeded">What <c>$?</c> said at the end.</param>
/// <param name="Failed">Whether an error that nobody caught ended it.</param>
/// <param name="Stopped">Whether it was stopped.</param>
/// <param name="RequestedExitCode">The code it asked the shell to leave with; null when it did not.</param>
internal sealed record CommandOutcome(bool Succeeded, bool Failed, bool Stopped, int? RequestedExitCode);
