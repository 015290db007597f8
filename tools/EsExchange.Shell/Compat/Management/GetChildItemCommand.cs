using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Get-ChildItem: by path, name filter and depth.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
public sealed class GetChildItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public string Filter { get; set; } = "*";

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    public SwitchParameter File { get; set; }

    [Parameter]
    public SwitchParameter Directory { get; set; }

    protected override void ProcessRecord()
    {
        var literal = ParameterSetName == "LiteralPath";
        var filter = WildcardPattern.Get(Filter, WildcardOptions.IgnoreCase);
        foreach (var path in literal ? LiteralPath : Path)
        {
            try
            {
                foreach (var item in InvokeProvider.ChildItem.Get([path], Recurse, uint.MaxValue, Force, literal))
                    Emit(item, filter);
            }
            catch (RuntimeException error) when (error is not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }

    private void Emit(PSObject item, WildcardPattern filter)
    {
        var name = item.Properties["PSChildName"]?.Value?.ToString() ?? "";
        var container = LanguagePrimitives.IsTrue(item.Properties["PSIsContainer"]?.Value);
        if (!filter.IsMatch(name) || (File && container) || (Directory && !container))
            return;

        if (Name)
            WriteObject(name);
        else
            WriteObject(item);
    }
}
