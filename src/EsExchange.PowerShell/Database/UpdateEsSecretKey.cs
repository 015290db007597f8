using System.Management.Automation;
using EsExchange.Eserp.Secrets;
using EsExchange.PowerShell.Common;
using EsExchange.PowerShell.Output;
using EsExchange.Resources;

namespace EsExchange.PowerShell.Database;

/// <summary>Makes a new key for the stored passwords and encrypts them with it; the former key is deleted.</summary>
[Cmdlet(VerbsData.Update, "EsSecretKey", DefaultParameterSetName = "File", SupportsShouldProcess = true)]
[OutputType(typeof(EsSecretKey))]
public sealed class UpdateEsSecretKey : DatabaseCmdlet
{
    /// <summary>The thumbprint of a certificate with an RSA key in the personal store of the account or the machine, which is to protect the key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Certificate", ValueFromPipelineByPropertyName = true)]
    [Alias("Thumbprint")]
    [ValidateNotNullOrEmpty]
    public string CertificateThumbprint { get; set; } = string.Empty;

    /// <summary>The vault of Microsoft.PowerShell.SecretManagement that is to keep the key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Vault")]
    [ValidateNotNullOrEmpty]
    public string Vault { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForItem(Eserp.Location.ToString(), () =>
    {
        SecretKeyPlace place = ParameterSetName switch
        {
            "Certificate" => SecretKeyPlace.Certificate(CertificateThumbprint),
            "Vault" => SecretKeyPlace.Vault(Vault),
            _ => SecretKeyPlace.File,
        };
        if (!ShouldProcess(Eserp.Location.ToString(), Messages.Format("UpdateKeyAction", place)))
            return;

        int count = 0;
        using var queue = new PipelineQueue();
        queue.Pump(async () => count = await Eserp.SecretKeys.RotateAsync(place, new SecretManagementVault(this, queue), StopToken).ConfigureAwait(false));
        WriteObject(new EsSecretKey(place, count));
    });
}
