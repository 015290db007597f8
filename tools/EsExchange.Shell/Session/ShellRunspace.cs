using System;
using System.Management.Automation.Runspaces;
using EsExchange.Shell.Hosting;

namespace EsExchange.Shell.Session;

/// <summary>Opens the runspace of a shell.</summary>
internal static class ShellRunspace
{
    public static Runspace Open(ShellHost host, string? workingDirectory)
    {
        var modulePath = Environment.GetEnvironmentVariable("PSModulePath") ?? "";
        var runspace = RunspaceFactory.CreateRunspace(host, ShellSessionState.Create(modulePath));
        runspace.Open();
        if (workingDirectory is not null)
            runspace.SessionStateProxy.Path.SetLocation(workingDirectory);
        return runspace;
    }
}
