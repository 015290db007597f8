using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace EsExchange.Shell.Commands;

/// <summary>The few everyday commands that the bare engine lacks, in the plainest form; a real shell brings its own.</summary>
internal static class CompatibleCommands
{
    public static IEnumerable<SessionStateCommandEntry> All =>
    [
        new SessionStateCmdletEntry("Import-Csv", typeof(ImportCsv), null),
        new SessionStateCmdletEntry("Select-Object", typeof(SelectObject), null),
        new SessionStateCmdletEntry("ConvertTo-SecureString", typeof(ConvertToSecureString), null),
        new SessionStateFunctionEntry("Write-Host", "[CmdletBinding(PositionalBinding = $false)] param([Parameter(Position = 0)] $Object, $ForegroundColor) $Host.UI.WriteLine(\"$Object\")"),
        new SessionStateFunctionEntry("Write-Output", "param([Parameter(ValueFromPipeline)] $InputObject) process { $InputObject }"),
        new SessionStateFunctionEntry("Write-Warning", "param($Message) $Host.UI.WriteWarningLine($Message)"),
        new SessionStateFunctionEntry("Join-Path", "param($Path, $ChildPath) [System.IO.Path]::Combine($Path, $ChildPath)"),
        new SessionStateFunctionEntry("Get-Date", "[datetime]::Now"),
    ];
}
