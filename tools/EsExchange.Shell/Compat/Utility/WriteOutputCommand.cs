using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Write-Output.</summary>
[Cmdlet(VerbsCommunications.Write, "Output")]
public sealed class WriteOutputCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            WriteObject(null);
        else if (NoEnumerate && InputObject.Length == 1)
            WriteObject(InputObject[0], enumerateCollection: false);
        else
            WriteObject(InputObject, enumerateCollection: !NoEnumerate);
    }
}
