using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace EsExchange.Shell.Session;

/// <summary>What a new session knows: the engine's core commands and, where PowerShell's own modules are absent, stand-ins.</summary>
internal static class ShellSessionState
{
    private const string CompatNamespace = "EsExchange.Shell.Compat.";

    /// <summary>Builds the state from <paramref name="modulePath"/>, a list in the form of PSModulePath.</summary>
    public static InitialSessionState Create(string modulePath)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;

        foreach (var cmdlet in StandIns(modulePath))
            state.Commands.Add(cmdlet);
        return state;
    }

    private static IEnumerable<SessionStateCmdletEntry> StandIns(string modulePath)
    {
        var folders = modulePath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is not { } cmdlet
                || type.Namespace?.StartsWith(CompatNamespace, StringComparison.Ordinal) != true)
                continue;

            var module = "Microsoft.PowerShell." + type.Namespace[CompatNamespace.Length..];
            if (!folders.Any(f => Directory.Exists(Path.Combine(f, module))))
                yield return new SessionStateCmdletEntry(cmdlet.VerbName + "-" + cmdlet.NounName, type, helpFileName: null);
        }
    }
}
