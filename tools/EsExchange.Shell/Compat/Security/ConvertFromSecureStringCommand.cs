using System.Management.Automation;
using System.Net;
using System.Security;

namespace EsExchange.Shell.Compat.Security;

/// <summary>ConvertFrom-SecureString to plain text; encryption is not supported.</summary>
[Cmdlet(VerbsData.ConvertFrom, "SecureString")]
public sealed class ConvertFromSecureStringCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public SecureString SecureString { get; set; } = new();

    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    protected override void ProcessRecord() => WriteObject(new NetworkCredential("", SecureString).Password);
}
