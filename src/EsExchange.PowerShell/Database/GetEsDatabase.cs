using System.Management.Automation;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Database;

/// <summary>Shows the database to which the session is connected.</summary>
[Cmdlet(VerbsCommon.Get, "EsDatabase")]
[OutputType(typeof(EsDatabase))]
public sealed class GetEsDatabase : DatabaseCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(EsDatabase.Of(Eserp));
}
