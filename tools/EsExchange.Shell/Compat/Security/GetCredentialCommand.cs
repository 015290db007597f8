using System.Management.Automation;

namespace EsExchange.Shell.Compat.Security;

/// <summary>Get-Credential: asks for a user's password, and for the name where none is given.</summary>
[Cmdlet(VerbsCommon.Get, "Credential")]
public sealed class GetCredentialCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    [Alias("Credential")]
    public string UserName { get; set; } = "";

    [Parameter]
    public string Message { get; set; } = "Enter your credentials.";

    [Parameter]
    public string Title { get; set; } = "PowerShell credential request";

    protected override void EndProcessing() =>
        WriteObject(Host.UI.PromptForCredential(Title, Message, UserName, targetName: ""));
}
