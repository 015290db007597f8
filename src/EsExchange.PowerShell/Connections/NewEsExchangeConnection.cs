using System.Management.Automation;
using EsExchange.Eserp.Configuration;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Connections;

/// <summary>Creates a connection to an Exchange organisation.</summary>
[Cmdlet(VerbsCommon.New, "EsExchangeConnection", SupportsShouldProcess = true)]
[OutputType(typeof(EsExchangeConnection))]
public sealed class NewEsExchangeConnection : ConnectionOptionsCmdlet
{
    /// <summary>Its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Name, () =>
    {
        ExchangeConnection connection = Apply(new ExchangeConnection { Name = Name });
        string? secret = GivenSecret();
        bool hasCertificate = connection.CertificateThumbprint is not null || connection.CertificatePath is not null;
        if (string.IsNullOrEmpty(secret) && !hasCertificate)
            throw new CommandException("MissingSetting", Messages.Get("MissingSecret"));
        if (!ShouldProcess(Name, Messages.Get("NewConnectionAction")))
            return;
        ExchangeConnection located = Locate(connection);
        WriteObject(new EsExchangeConnection(Await(token => Eserp.Configuration.AddConnectionAsync(located, secret, token))));
    });
}
