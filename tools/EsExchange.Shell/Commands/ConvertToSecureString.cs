using System.Management.Automation;
using System.Security;

namespace EsExchange.Shell.Commands;

/// <summary>Protects a plain text; only with -AsPlainText -Force.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
public sealed class ConvertToSecureString : PSCmdlet
{
    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string String { get; set; } = string.Empty;

    /// <summary>Says that the text is plain.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Says that it is meant.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var secret = new SecureString();
        foreach (char character in String)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        WriteObject(secret);
    }
}
