using System.Management.Automation;
using EsExchange.Shell.Session;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Format-Table, by the engine's formatter and with all of its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.SetFormatter(this, "Table");
}
