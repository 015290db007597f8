using System.Collections.Generic;
using System.IO;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>ConvertFrom-Csv.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Csv")]
public sealed class ConvertFromCsvCommand : CsvReaderCommand
{
    private readonly List<string> lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string[] InputObject { get; set; } = [];

    protected override void ProcessRecord() => lines.AddRange(InputObject);

    protected override void EndProcessing()
    {
        using var reader = new StringReader(string.Join('\n', lines));
        WriteRows(reader);
    }
}
