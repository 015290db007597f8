using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Set-Location.</summary>
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
public sealed class SetLocationCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    public string Path { get; set; } = "~";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    public string LiteralPath { get; set; } = "";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        var target = ParameterSetName == "LiteralPath" ? WildcardPattern.Escape(LiteralPath) : Path;
        var location = SessionState.Path.SetLocation(target);
        if (PassThru)
            WriteObject(location);
    }
}
