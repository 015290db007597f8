using System;
using System.IO;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Export-Csv.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true)]
public sealed class ExportCsvCommand : CsvWriterCommand, IDisposable
{
    private StreamWriter? file;
    private bool headerIsThere;

    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "";

    [Parameter]
    public string Encoding { get; set; } = TextEncoding.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override bool SkipHeader => headerIsThere;

    protected override void BeginProcessing()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(path))
            return;

        headerIsThere = Append && File.Exists(path) && new FileInfo(path).Length > 0;
        try
        {
            file = new StreamWriter(path, Append, TextEncoding.Find(Encoding));
        }
        catch (IOException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "FileOpenFailure", ErrorCategory.OpenError, path));
        }
    }

    protected override void TakeLine(string line) => file?.WriteLine(line);

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();
}
