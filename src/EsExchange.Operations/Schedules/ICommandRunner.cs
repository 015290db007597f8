using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Operations.Schedules;

/// <summary>Runs the programs of a scheduler.</summary>
public interface ICommandRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name, found in the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <exception cref="ScheduleException"><c>SchedulerMissing</c>: there is no such program.</exception>
    Task<CommandResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it printed as errors.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors);
