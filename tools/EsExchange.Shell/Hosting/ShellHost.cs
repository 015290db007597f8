using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace EsExchange.Shell.Hosting;

/// <summary>The engine's view of this shell.</summary>
public sealed class ShellHost(Terminal terminal) : PSHost
{
    private readonly ShellUserInterface userInterface = new(terminal);

    public override string Name => "EsExchangeShell";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => userInterface;

    /// <summary>The code that a script asked the shell to leave with; null while none did.</summary>
    public int? RequestedExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() =>
        throw new NotSupportedException("This shell has no nested prompt.");

    public override void ExitNestedPrompt() =>
        throw new NotSupportedException("This shell has no nested prompt.");

    public override void NotifyBeginApplication() => userInterface.HideProgress();

    public override void NotifyEndApplication()
    {
    }

    /// <summary>Forgets a wish to exit and takes progress off the screen, before the next command.</summary>
    internal void BeginCommand()
    {
        RequestedExitCode = null;
        userInterface.ClearProgress();
    }

    /// <summary>Takes off the screen what a finished or stopped command left there.</summary>
    internal void EndCommand() => userInterface.ClearProgress();
}
