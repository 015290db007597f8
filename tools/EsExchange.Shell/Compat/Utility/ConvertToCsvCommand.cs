using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>ConvertTo-Csv.</summary>
[Cmdlet(VerbsData.ConvertTo, "Csv")]
public sealed class ConvertToCsvCommand : CsvWriterCommand
{
    protected override void TakeLine(string line) => WriteObject(line);
}
