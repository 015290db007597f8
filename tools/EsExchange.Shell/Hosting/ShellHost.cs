using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace EsExchange.Shell.Hosting;

/// <summary>What PowerShell sees of this program.</summary>
internal sealed class ShellHost(PSHostUserInterface ui) : PSHost
{
    /// <summary>The code that a script asked to exit with; null where none did.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "EsExchange.Shell";

    public override PSHostUserInterface UI => ui;

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This shell has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This shell has no nested prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
