using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>A command that writes delimited text; the first object's properties are the columns.</summary>
public abstract class CsvWriterCommand : PSCmdlet
{
    private string[]? columns;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    /// <summary>Accepted for Windows PowerShell's sake; a type line is never written.</summary>
    [Parameter]
    public SwitchParameter NoTypeInformation { get; set; }

    /// <summary>Whether the header is left out.</summary>
    protected virtual bool SkipHeader => false;

    /// <summary>Takes a line without its end.</summary>
    protected abstract void TakeLine(string line);

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        var delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        if (columns is null)
        {
            columns = [.. InputObject.Properties.Where(p => p.IsGettable).Select(p => p.Name)];
            if (!SkipHeader)
                TakeLine(CsvText.Write(columns, delimiter));
        }

        TakeLine(CsvText.Write(columns.Select(c => PropertyExpression.Parse([c])[0].Value(InputObject)), delimiter));
    }
}
