using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Removes connections to Exchange; nothing in the mailboxes or in eserp is deleted.</summary>
[Cmdlet(VerbsCommon.Remove, "EsExchangeConnection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveEsExchangeConnection : DatabaseCmdlet
{
    /// <summary>Their names; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Removes connections to which staff is assigned too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        foreach (ExchangeConnection connection in FindConnections(Name))
        {
            if (ShouldProcess(connection.Name, Messages.Get("RemoveConnectionAction")))
                ForItem(connection.Name, () => Await(token => Eserp.Configuration.RemoveConnectionAsync(connection.Id, Force, token)));
        }
    });
}
