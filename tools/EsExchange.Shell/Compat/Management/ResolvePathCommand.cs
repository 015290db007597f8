using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Resolve-Path.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class ResolvePathCommand : PathCommand
{
    protected override void ProcessRecord() => ForEachPath(path => WriteAll(Resolve(path)));
}
