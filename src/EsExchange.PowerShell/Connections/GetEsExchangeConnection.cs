using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;

namespace EsExchange.PowerShell.Connections;

/// <summary>Gets the connections to Exchange.</summary>
[Cmdlet(VerbsCommon.Get, "EsExchangeConnection")]
[OutputType(typeof(EsExchangeConnection))]
public sealed class GetEsExchangeConnection : DatabaseCmdlet
{
    /// <summary>Their names; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        foreach (ExchangeConnection connection in FindConnections(Name))
            WriteObject(new EsExchangeConnection(connection));
    });
}
