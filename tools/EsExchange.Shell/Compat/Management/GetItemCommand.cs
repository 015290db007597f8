using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Get-Item.</summary>
[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : PathCommand
{
    protected override void ProcessRecord() =>
        ForEachPath(path => WriteAll(InvokeProvider.Item.Get([path], Force, IsLiteral)));
}
