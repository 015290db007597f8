using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Remove-Item.</summary>
[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class RemoveItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (var item in Resolve(path))
        {
            if (ShouldProcess(item.Path))
                InvokeProvider.Item.Remove([item.Path], Recurse, Force, literalPath: true);
        }
    });
}
