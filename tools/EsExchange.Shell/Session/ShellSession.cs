using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Shell.Hosting;

namespace EsExchange.Shell.Session;

/// <summary>A shell in this process: runs scripts and hands back objects, streams and the printed text.</summary>
/// <remarks>One script at a time; <see cref="Stop"/> may be called from any thread. Variables and modules last from run to run.</remarks>
public sealed class ShellSession : IDisposable
{
    private readonly CapturedTerminal terminal;
    private readonly CommandRunner runner;

    private ShellSession(Runspace runspace, CapturedTerminal terminal, CommandRunner runner)
    {
        Runspace = runspace;
        this.terminal = terminal;
        this.runner = runner;
    }

    /// <summary>The engine's runspace.</summary>
    public Runspace Runspace { get; }

    /// <summary>Opens a session.</summary>
    public static ShellSession Open(ShellSessionOptions? options = null)
    {
        options ??= new ShellSessionOptions();
        var terminal = new CapturedTerminal(options.Width, options.Answers, options.Screen);
        var host = new ShellHost(terminal);
        var runspace = ShellRunspace.Open(host, options.WorkingDirectory);
        return new ShellSession(runspace, terminal, new CommandRunner(runspace, host));
    }

    /// <summary>Runs <paramref name="script"/> to its end, its failure or <see cref="Stop"/>.</summary>
    /// <param name="script">PowerShell text.</param>
    /// <param name="variables">Set in the session's global scope before; null for none.</param>
    public ShellResult Run(string script, IReadOnlyDictionary<string, object?>? variables = null)
    {
        foreach (var (name, value) in variables ?? new Dictionary<string, object?>())
            Runspace.SessionStateProxy.SetVariable(name, value);

        var collector = new RunCollector();
        var outcome = runner.Run(shell => shell.AddScript(script), collector);
        return new ShellResult
        {
            Output = [.. collector.Output],
            Errors = [.. collector.Errors],
            Warnings = [.. collector.Warnings],
            Verbose = [.. collector.Verbose],
            Information = [.. collector.Information],
            Progress = [.. collector.Progress],
            Text = terminal.TakeOutput(),
            ErrorText = terminal.TakeErrors(),
            ExitCode = ExitCodes.OfCommand(outcome),
            Stopped = outcome.Stopped,
        };
    }

    /// <summary><see cref="Run"/> on another thread; cancelling <paramref name="cancellation"/> stops the script.</summary>
    public async Task<ShellResult> RunAsync(string script, CancellationToken cancellation = default)
    {
        using var registration = cancellation.Register(() => Stop());
        return await Task.Run(() => Run(script), CancellationToken.None);
    }

    /// <summary>Asks the running script to stop, as Ctrl+C does; returns at once.</summary>
    /// <returns>Whether one was running.</returns>
    public bool Stop() => runner.Stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        Runspace.Dispose();
        terminal.Dispose();
    }
}
