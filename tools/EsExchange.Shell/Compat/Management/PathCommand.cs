using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Management;

/// <summary>A command on items named by paths with wildcards or by literal paths.</summary>
public abstract class PathCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    internal bool IsLiteral => ParameterSetName == "LiteralPath";

    private protected string[] Paths => IsLiteral ? LiteralPath : Path;

    /// <summary>Runs <paramref name="action"/> for each path and reports what fails of it.</summary>
    private protected void ForEachPath(System.Action<string> action)
    {
        foreach (var path in Paths)
        {
            try
            {
                action(path);
            }
            catch (RuntimeException error) when (error is not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }

    /// <summary>The existing items that <paramref name="path"/> names.</summary>
    private protected Collection<PathInfo> Resolve(string path) =>
        SessionState.Path.GetResolvedPSPathFromPSPath(IsLiteral ? WildcardPattern.Escape(path) : path);

    private protected void WriteAll<T>(IEnumerable<T> values)
    {
        foreach (var value in values)
            WriteObject(value);
    }
}
