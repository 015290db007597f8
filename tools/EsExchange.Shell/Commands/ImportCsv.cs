using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace EsExchange.Shell.Commands;

/// <summary>Reads a CSV file with a header line; values may be quoted, and hold no line breaks.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsv : PSCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The character between values.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string[] lines = [.. File.ReadLines(GetUnresolvedProviderPathFromPSPath(Path)).Where(line => line.Length > 0)];
        if (lines.Length == 0)
            return;
        List<string> names = Split(lines[0]);
        foreach (List<string> values in lines.Skip(1).Select(Split))
        {
            var row = new PSObject();
            for (int i = 0; i < names.Count; i++)
                row.Properties.Add(new PSNoteProperty(names[i], i < values.Count ? values[i] : null));
            WriteObject(row);
        }
    }

    private List<string> Split(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                value.Append(line[i++]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == Delimiter && !isQuoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
                value.Append(line[i]);
        }

        values.Add(value.ToString());
        return values;
    }
}
