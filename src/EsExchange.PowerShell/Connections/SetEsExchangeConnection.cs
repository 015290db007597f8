using System.Collections.Generic;
using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Completion;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Changes connections to Exchange; what is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "EsExchangeConnection", SupportsShouldProcess = true)]
[OutputType(typeof(EsExchangeConnection))]
public sealed class SetEsExchangeConnection : ConnectionOptionsCmdlet
{
    /// <summary>Their names; wildcards are understood.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Connection")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [TextInput]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>Outputs the changed connections.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        IReadOnlyList<ExchangeConnection> chosen = FindConnections(Name);
        if (NewName is not null && chosen.Count > 1)
            throw new CommandException("AmbiguousName", Messages.Format("AmbiguousName", chosen.Count));

        foreach (ExchangeConnection stored in chosen)
        {
            ExchangeConnection connection = Apply(stored with { Name = NewName ?? stored.Name });
            if (!ShouldProcess(stored.Name, Messages.Get("SetConnectionAction")))
                continue;
            connection = Locate(connection);
            Await(token => Eserp.Configuration.UpdateConnectionAsync(connection, GivenSecret(), token));
            if (PassThru)
                WriteObject(new EsExchangeConnection(connection));
        }
    });
}
