using System.IO;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Import-Csv.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsvCommand : CsvReaderCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("LiteralPath", "PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter]
    public string Encoding { get; set; } = TextEncoding.Default;

    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            var file = GetUnresolvedProviderPathFromPSPath(path);
            try
            {
                using var reader = new StreamReader(file, TextEncoding.Find(Encoding));
                WriteRows(reader);
            }
            catch (IOException error)
            {
                WriteError(new ErrorRecord(error, "FileOpenFailure", ErrorCategory.OpenError, file));
            }
        }
    }
}
