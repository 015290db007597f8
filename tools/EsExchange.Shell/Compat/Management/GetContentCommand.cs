using System.IO;
using System.Linq;
using System.Management.Automation;
using EsExchange.Shell.Compat.Utility;

namespace EsExchange.Shell.Compat.Management;

/// <summary>Get-Content of files: line by line, or with -Raw as one text.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
[OutputType(typeof(string))]
public sealed class GetContentCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    [Alias("First", "Head")]
    public int TotalCount { get; set; } = int.MaxValue;

    [Parameter]
    public string Encoding { get; set; } = TextEncoding.Default;

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (var file in Resolve(path))
            Read(file.ProviderPath);
    });

    private void Read(string file)
    {
        try
        {
            if (Raw)
                WriteObject(File.ReadAllText(file, TextEncoding.Find(Encoding)));
            else
                WriteAll(File.ReadLines(file, TextEncoding.Find(Encoding)).Take(TotalCount));
        }
        catch (IOException error)
        {
            WriteError(new ErrorRecord(error, "GetContentReaderIOError", ErrorCategory.ReadError, file));
        }
        catch (System.UnauthorizedAccessException error)
        {
            WriteError(new ErrorRecord(error, "GetContentReaderUnauthorizedAccessError", ErrorCategory.PermissionDenied, file));
        }
    }
}
