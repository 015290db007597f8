using System.Management.Automation;
using System.Security;

namespace EsExchange.Shell.Compat.Security;

/// <summary>ConvertTo-SecureString of plain text; encrypted text is not supported.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string String { get; set; } = "";

    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        var secret = new SecureString();
        foreach (var character in String)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        WriteObject(secret);
    }
}
