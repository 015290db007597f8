using System.Management.Automation;
using EsExchange.Shell.Session;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Format-List, by the engine's formatter and with all of its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.SetFormatter(this, "List");
}
