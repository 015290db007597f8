using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Compare-Object: what is in one collection and not in the other, by the objects or by properties, whatever their order.</summary>
[Cmdlet(VerbsData.Compare, "Object")]
public sealed class CompareObjectCommand : PSCmdlet
{
    private const string OnlyReference = "<=";
    private const string OnlyDifference = "=>";
    private const string Both = "==";
    private readonly List<PSObject> differences = [];

    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyCollection]
    public PSObject[] ReferenceObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject[] DifferenceObject { get; set; } = [];

    [Parameter]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    [Parameter]
    public SwitchParameter ExcludeDifferent { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord() => differences.AddRange(DifferenceObject);

    protected override void EndProcessing()
    {
        var keys = PropertyExpression.Parse(Property);
        object?[] Key(PSObject item) => keys.Count == 0 ? [item.BaseObject] : [.. keys.Select(k => k.Value(item))];

        var waiting = new Dictionary<object?[], Queue<PSObject>>(new RowComparer(new ValueComparer(CaseSensitive)));
        foreach (var item in ReferenceObject)
        {
            var key = Key(item);
            if (!waiting.TryGetValue(key, out var queue))
                waiting[key] = queue = new Queue<PSObject>();
            queue.Enqueue(item);
        }

        var onlyDifference = new List<PSObject>();
        foreach (var item in differences)
        {
            if (!waiting.TryGetValue(Key(item), out var queue) || !queue.TryDequeue(out var match))
                onlyDifference.Add(item);
            else if (IncludeEqual)
                Emit(match, Both, keys);
        }

        if (ExcludeDifferent)
            return;

        foreach (var item in onlyDifference)
            Emit(item, OnlyDifference, keys);
        foreach (var item in waiting.Values.SelectMany(q => q))
            Emit(item, OnlyReference, keys);
    }

    private void Emit(PSObject item, string side, IReadOnlyList<PropertyExpression> keys)
    {
        var result = PassThru ? PSObject.AsPSObject(item) : new PSObject();
        if (!PassThru && keys.Count == 0)
            result.Properties.Add(new PSNoteProperty("InputObject", item));
        if (!PassThru)
        {
            foreach (var key in keys)
                result.Properties.Add(new PSNoteProperty(key.Name, key.Value(item)));
        }

        result.Properties.Add(new PSNoteProperty("SideIndicator", side));
        WriteObject(result);
    }
}
