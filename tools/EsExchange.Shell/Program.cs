using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EsExchange.Shell.CommandLine;
using EsExchange.Shell.Hosting;
using EsExchange.Shell.Interactive;
using EsExchange.Shell.Session;

namespace EsExchange.Shell;

/// <summary>The shell's process.</summary>
public static class Program
{
    private const string Usage = """
        esexchange-shell [options]                        a prompt, or commands from redirected input
        esexchange-shell [options] [-File] script.ps1 …   a script with its arguments
        esexchange-shell [options] -Command text …        one command

        -NonInteractive       a question to the user is an error
        -NoExit               go on with a prompt
        -NoLogo               no greeting
        -WorkingDirectory dir start in this folder
        -EncodedCommand text  a command as Base64 of UTF-16
        -Version, -Help
        -NoProfile, -Interactive, -Login, -Sta, -Mta, -ExecutionPolicy value are accepted and change nothing.
        """;

    /// <summary>Runs the shell.</summary>
    public static int Main(string[] args)
    {
        ShellOptions options;
        try
        {
            options = ShellOptionsParser.Parse(args);
        }
        catch (ShellUsageException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(Usage);
            return ExitCodes.Usage;
        }

        switch (options.Mode)
        {
            case ShellMode.Help:
                Console.WriteLine(Usage);
                return ExitCodes.Success;
            case ShellMode.Version:
                Console.WriteLine($"EsExchange shell {typeof(Program).Assembly.GetName().Version?.ToString(3)}, "
                    + $"PowerShell engine {PowerShellVersion()}");
                return ExitCodes.Success;
            case ShellMode.File when !File.Exists(options.Text):
                Console.Error.WriteLine($"The script '{options.Text}' does not exist.");
                return ExitCodes.Usage;
        }

        var terminal = new ConsoleTerminal(options.NonInteractive);
        var host = new ShellHost(terminal);
        using var runspace = ShellRunspace.Open(host, options.WorkingDirectory);
        return Run(options, runspace, new CommandRunner(runspace, host), terminal);
    }

    private static int Run(ShellOptions options, Runspace runspace, CommandRunner runner, ConsoleTerminal terminal)
    {
        ConsoleCancelEventHandler stopCommand = (_, pressed) =>
        {
            var running = runner.Stop();
            pressed.Cancel = running || options.Mode == ShellMode.Prompt || options.StayOpen;
        };
        Console.CancelKeyPress += stopCommand;
        try
        {
            var code = options.Mode switch
            {
                ShellMode.File => RunFile(options, runspace, runner),
                ShellMode.Command => RunText(options, runner),
                _ => ExitCodes.Success,
            };
            return options.Mode == ShellMode.Prompt || options.StayOpen
                ? Prompt(options, runspace, runner, terminal)
                : code;
        }
        finally
        {
            Console.CancelKeyPress -= stopCommand;
        }
    }

    private static int RunFile(ShellOptions options, Runspace runspace, CommandRunner runner)
    {
        var command = new Command(Path.GetFullPath(options.Text), isScript: false, useLocalScope: false);
        ScriptArguments.Bind(command, options.Arguments);
        EngineInternals.LetNextScriptFileExit(runspace);
        var outcome = runner.Run(shell => shell.Commands.AddCommand(command));
        return ExitCodes.OfFile(outcome);
    }

    private static int RunText(ShellOptions options, CommandRunner runner)
    {
        var text = options.Text == "-" ? Console.In.ReadToEnd() : options.Text;
        return ExitCodes.OfCommand(runner.Run(shell => shell.AddScript(text)));
    }

    private static int Prompt(ShellOptions options, Runspace runspace, CommandRunner runner, ConsoleTerminal terminal)
    {
        var person = !Console.IsInputRedirected && !options.NonInteractive;
        if (person && !options.NoLogo && options.Mode == ShellMode.Prompt)
            terminal.Out.WriteLine($"EsExchange shell, PowerShell engine {PowerShellVersion()}. Leave with 'exit'.");
        return new PromptLoop(runspace, runner, terminal, person).Run();
    }

    private static string PowerShellVersion() =>
        typeof(PSObject).Assembly.GetName().Version?.ToString(3) ?? "of unknown version";
}
