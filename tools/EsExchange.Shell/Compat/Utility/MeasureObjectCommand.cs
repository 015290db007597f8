using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Measure-Object: count, sum, average, smallest and largest of a property or of the objects themselves.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, List<object>> values = [];
    private int count;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    protected override void BeginProcessing()
    {
        foreach (var name in Property ?? [""])
            values[name] = [];
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        count++;
        if (Property is null)
        {
            values[""].Add(InputObject.BaseObject);
            return;
        }

        foreach (var name in Property)
        {
            if (PropertyExpression.Parse([name])[0].Value(InputObject) is { } value)
                values[name].Add(value);
        }
    }

    protected override void EndProcessing()
    {
        var comparer = new ValueComparer();
        foreach (var (name, column) in values)
        {
            List<double> numbers = Sum || Average ? [.. column.Select(Number)] : [];
            WriteObject(new Measurement
            {
                Count = Property is null ? count : column.Count,
                Sum = Sum ? numbers.Sum() : null,
                Average = Average && numbers.Count > 0 ? numbers.Average() : null,
                Maximum = Maximum ? column.Max(comparer) : null,
                Minimum = Minimum ? column.Min(comparer) : null,
                Property = Property is null ? null : name,
            });
        }
    }

    private static double Number(object value) =>
        (double)LanguagePrimitives.ConvertTo(value, typeof(double), CultureInfo.InvariantCulture);
}
