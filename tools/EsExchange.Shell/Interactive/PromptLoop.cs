using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using EsExchange.Shell.Hosting;
using EsExchange.Shell.Session;

namespace EsExchange.Shell.Interactive;

/// <summary>Reads commands line by line, until <c>exit</c> or the end of the input.</summary>
internal sealed class PromptLoop(Runspace runspace, CommandRunner runner, Terminal terminal, bool showPrompt)
{
    private const string Continuation = ">> ";

    /// <summary>Runs the loop.</summary>
    /// <returns>The code to leave with.</returns>
    public int Run()
    {
        var code = ExitCodes.Success;
        while (ReadCommand() is { } command)
        {
            if (string.IsNullOrWhiteSpace(command))
                continue;

            var outcome = runner.Run(shell => shell.AddScript(command));
            if (outcome.RequestedExitCode is { } requested)
                return requested;
            code = ExitCodes.OfCommand(outcome);
        }

        return showPrompt ? ExitCodes.Success : code;
    }

    private string? ReadCommand()
    {
        ShowPrompt(PromptText());
        var command = terminal.ReadLine();
        while (command is not null && IsIncomplete(command))
        {
            ShowPrompt(Continuation);
            var next = terminal.ReadLine();
            if (next is null || (showPrompt && next.Length == 0))
                break;
            command += "\n" + next;
        }

        return command;
    }

    private static bool IsIncomplete(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(e => e.IncompleteInput);
    }

    private void ShowPrompt(string text)
    {
        if (!showPrompt)
            return;

        terminal.Out.Write(text);
        terminal.Out.Flush();
    }

    private string PromptText()
    {
        if (!showPrompt)
            return "";

        try
        {
            using var shell = PowerShell.Create(runspace);
            return string.Concat(shell.AddCommand("prompt").Invoke<string>());
        }
        catch (RuntimeException)
        {
            return $"PS {runspace.SessionStateProxy.Path.CurrentLocation}> ";
        }
    }
}
