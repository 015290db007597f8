using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Sort-Object: stable, by properties, script blocks or the objects themselves.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<(PSObject Item, object?[] Keys)> items = [];
    private IReadOnlyList<PropertyExpression> keys = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void BeginProcessing() => keys = PropertyExpression.Parse(Property);

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            items.Add((InputObject, keys.Count == 0 ? [InputObject.BaseObject] : [.. keys.Select(k => k.Value(InputObject))]));
    }

    protected override void EndProcessing()
    {
        var comparer = new ValueComparer(CaseSensitive);
        var sorted = items.OrderBy(_ => 0);
        for (var i = 0; i < System.Math.Max(1, keys.Count); i++)
        {
            var column = i;
            var descending = (keys.Count > 0 ? keys[i].Descending : null) ?? Descending.IsPresent;
            sorted = descending
                ? sorted.ThenByDescending(x => x.Keys[column], comparer)
                : sorted.ThenBy(x => x.Keys[column], comparer);
        }

        var rows = new RowComparer(comparer);
        object?[]? previous = null;
        foreach (var (item, key) in sorted)
        {
            if (!Unique || previous is null || !rows.Equals(previous, key))
                WriteObject(item);
            previous = key;
        }
    }
}
