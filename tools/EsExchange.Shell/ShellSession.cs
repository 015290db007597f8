using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EsExchange.Shell.Commands;
using EsExchange.Shell.Hosting;

namespace EsExchange.Shell;

/// <summary>A PowerShell session: the real engine with a host of its own. Used by the program and by tests.</summary>
public sealed class ShellSession : IDisposable
{
    private readonly ShellHost _host;
    private readonly Runspace _runspace;
    private PowerShell? _running;

    /// <summary>Opens a session.</summary>
    /// <param name="output">Receives what a shell prints.</param>
    /// <param name="errors">Receives what a shell prints as error, warning or progress.</param>
    /// <param name="input">Answers prompts.</param>
    /// <param name="isTerminal">Whether colours and progress are shown.</param>
    /// <param name="width">The width of a line in characters.</param>
    public ShellSession(TextWriter output, TextWriter errors, TextReader input, bool isTerminal, int width)
    {
        _host = new ShellHost(new ShellInterface(output, errors, input, isTerminal, width));
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(CompatibleCommands.All);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>The code that a script asked to exit with; null where none did.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Runs a text and prints its output and errors as a shell does.</summary>
    /// <returns>The exit code: what <c>exit</c> was given, 1 after an uncaught error, else 0.</returns>
    public int Show(string script, params string[] arguments)
    {
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.AddScript(script, useLocalScope: false);
        foreach (string argument in arguments)
            powerShell.AddArgument(argument);
        powerShell.AddCommand("Out-Default");
        powerShell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        try
        {
            Invoke(powerShell, () => powerShell.Invoke());
            return _host.ExitCode ?? 0;
        }
        catch (PipelineStoppedException)
        {
            return 130;
        }
        catch (RuntimeException error)
        {
            Print(error.ErrorRecord);
            return _host.ExitCode ?? 1;
        }
    }

    /// <summary>Runs a text and gives back what it wrote to each stream.</summary>
    public ShellResult Run(string script, IDictionary<string, object>? variables = null)
    {
        using var powerShell = PowerShell.Create(_runspace);
        foreach ((string name, object value) in variables ?? new Dictionary<string, object>())
            _runspace.SessionStateProxy.SetVariable(name, value);
        powerShell.AddScript(script, useLocalScope: false);
        List<PSObject> output = [];
        ErrorRecord? terminating = null;
        try
        {
            Invoke(powerShell, () => output.AddRange(powerShell.Invoke()));
        }
        catch (RuntimeException error)
        {
            terminating = error.ErrorRecord;
        }

        return new ShellResult(
            output,
            terminating is null ? [.. powerShell.Streams.Error] : [.. powerShell.Streams.Error, terminating],
            [.. powerShell.Streams.Warning.Select(record => record.Message)],
            [.. powerShell.Streams.Verbose.Select(record => record.Message)],
            [.. powerShell.Streams.Progress]);
    }

    /// <summary>Stops what is running, as Ctrl+C does; called from another thread.</summary>
    public void Stop() => _running?.BeginStop(null, null);

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private void Invoke(PowerShell powerShell, Action action)
    {
        _running = powerShell;
        try
        {
            action();
        }
        finally
        {
            _running = null;
        }
    }

    private void Print(ErrorRecord error)
    {
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.AddCommand("Out-Default");
        powerShell.Invoke(new object[] { error });
    }
}

/// <summary>What a text wrote to each stream.</summary>
public sealed record ShellResult(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Verbose, IReadOnlyList<ProgressRecord> Progress);
