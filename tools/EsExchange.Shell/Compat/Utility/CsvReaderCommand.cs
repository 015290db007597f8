using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>A command that reads delimited text.</summary>
public abstract class CsvReaderCommand : PSCmdlet
{
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter]
    public string[]? Header { get; set; }

    /// <summary>Writes an object for each record behind the header.</summary>
    protected void WriteRows(TextReader reader)
    {
        var delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        IReadOnlyList<string>? header = Header;
        foreach (var record in CsvText.Read(reader, delimiter).Where(r => !r[0].StartsWith("#TYPE", System.StringComparison.Ordinal)))
        {
            if (header is null)
                header = record;
            else
                WriteObject(CsvText.ToObject(header, record));
        }
    }
}
