using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>New-Item.</summary>
[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true)]
public sealed class NewItemCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    [Alias("Type")]
    public string ItemType { get; set; } = "File";

    [Parameter(ValueFromPipeline = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            var target = Name is null ? path : SessionState.Path.Combine(path, Name);
            if (!ShouldProcess(target, "Create " + ItemType))
                continue;

            try
            {
                foreach (var item in InvokeProvider.Item.New([path], Name, ItemType, Value, Force))
                    WriteObject(item);
            }
            catch (RuntimeException error) when (error is not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }
}
