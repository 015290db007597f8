using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Move-Item.</summary>
[Cmdlet(VerbsCommon.Move, "Item", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class MoveItemCommand : PathCommand
{
    [Parameter(Position = 1)]
    public string Destination { get; set; } = ".";

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        if (ShouldProcess(path, "Move to " + Destination))
            InvokeProvider.Item.Move([path], Destination, Force, IsLiteral);
    });
}
