using System.Management.Automation;

namespace EsExchange.Shell.Session;

/// <summary>Passes objects on and shows each to a collector.</summary>
[Cmdlet(VerbsCommon.Copy, "Output")]
public sealed class CopyOutputCommand : Cmdlet
{
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public object? Collector { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        var collector = Collector is PSObject wrapped ? wrapped.BaseObject : Collector;
        ((RunCollector)collector!).Add(InputObject);
        WriteObject(InputObject);
    }
}
