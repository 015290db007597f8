using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using EsExchange.Shell.Hosting;

namespace EsExchange.Shell.Session;

/// <summary>Runs one command at a time in a runspace and prints what it yields.</summary>
internal sealed class CommandRunner(Runspace runspace, ShellHost host)
{
    // The engine puts $? back to what it was after a command that does not enter the history.
    private static readonly PSInvocationSettings KeepQuestionMark = new() { AddToHistory = true };
    private readonly Lock gate = new();
    private PowerShell? running;

    /// <summary>Runs what <paramref name="compose"/> adds and prints objects and errors in their order.</summary>
    /// <param name="compose">Adds the command.</param>
    /// <param name="collector">Sees each object and error before it is printed; null to collect nothing.</param>
    public CommandOutcome Run(Action<PowerShell> compose, RunCollector? collector = null)
    {
        using var shell = PowerShell.Create(runspace);
        compose(shell);
        foreach (var command in shell.Commands.Commands)
            command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        if (collector is not null)
        {
            shell.AddCommand(new CmdletInfo("Copy-Output", typeof(CopyOutputCommand))).AddParameter("Collector", collector);
            collector.Observe(shell.Streams);
        }

        shell.AddCommand("Out-Default");
        host.BeginCommand();
        lock (gate)
            running = shell;
        try
        {
            shell.Invoke(input: null, KeepQuestionMark);
            return new(Succeeded(), Failed: false, Stopped: false, host.RequestedExitCode);
        }
        catch (PipelineStoppedException)
        {
            return new(Succeeded: false, Failed: false, Stopped: true, host.RequestedExitCode);
        }
        catch (RuntimeException error)
        {
            collector?.Add(error.ErrorRecord);
            Print(error.ErrorRecord);
            return new(Succeeded: false, Failed: true, Stopped: false, host.RequestedExitCode);
        }
        finally
        {
            lock (gate)
                running = null;
            host.EndCommand();
        }
    }

    /// <summary>Asks the running command, if any, to stop; returns at once.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Stop()
    {
        lock (gate)
        {
            if (running is null)
                return false;
            running.BeginStop(callback: null, state: null);
            return true;
        }
    }

    private bool Succeeded() => runspace.SessionStateProxy.GetVariable("?") is not false;

    private void Print(ErrorRecord error)
    {
        var record = PSObject.AsPSObject(error);
        record.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        using var printer = PowerShell.Create(runspace);
        printer.AddCommand("Out-Default").AddParameter("InputObject", record).Invoke();
    }
}
