using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>An engine into which the module is imported, for tests that only look at its cmdlets.</summary>
public sealed class ModuleSession : IDisposable
{
    public ModuleSession()
    {
        Session = ShellSession.Open();
        ShellResult result = Session.Run("Import-Module $manifest; Get-Command -Module EsExchange", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest });
        Assert.Empty(result.Errors);
        Cmdlets = result.Output.Select(command => (CmdletInfo)command.BaseObject).ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyDictionary<string, CmdletInfo> Cmdlets { get; }

    internal ShellSession Session { get; }

    public void Dispose() => Session.Dispose();
}
