using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>The kind of item that Test-Path asks for.</summary>
public enum PathKind
{
    Any,
    Container,
    Leaf,
}

/// <summary>Test-Path.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PathCommand
{
    [Parameter]
    [Alias("Type")]
    public PathKind PathType { get; set; }

    protected override void ProcessRecord() => ForEachPath(path => WriteObject(Exists(path)));

    private bool Exists(string path)
    {
        try
        {
            return InvokeProvider.Item.Exists(path, Force, IsLiteral)
                && (PathType == PathKind.Any || IsContainer(path) == (PathType == PathKind.Container));
        }
        catch (DriveNotFoundException)
        {
            return false;
        }
    }

    private bool IsContainer(string path) => InvokeProvider.Item.IsContainer(IsLiteral ? WildcardPattern.Escape(path) : path);
}
