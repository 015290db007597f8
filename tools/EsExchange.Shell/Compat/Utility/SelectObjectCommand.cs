using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Select-Object: properties, calculated ones among them, one expanded property, the first or last objects, unique rows.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> last = new();
    private HashSet<object?[]>? seen;
    private IReadOnlyList<PropertyExpression> properties = [];
    private WildcardPattern[] excluded = [];
    private int skipped;
    private int passed;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[]? ExcludeProperty { get; set; }

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? First { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Last { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    protected override void BeginProcessing()
    {
        properties = PropertyExpression.Parse(Property);
        if (properties.Count == 0 && ExcludeProperty is not null)
            properties = PropertyExpression.Parse(["*"]);
        excluded = [.. (ExcludeProperty ?? []).Select(p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase))];
        seen = Unique ? new HashSet<object?[]>(new RowComparer(new ValueComparer(caseSensitive: true))) : null;
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        if (Last is { } count)
        {
            last.Enqueue(InputObject);
            if (last.Count > count + Skip)
                last.Dequeue();
        }
        else if (skipped < Skip)
        {
            skipped++;
        }
        else if (First is null || passed < First)
        {
            passed++;
            Emit(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        foreach (var value in last.Take(Math.Max(0, last.Count - Skip)))
            Emit(value);
    }

    private void Emit(PSObject source)
    {
        var selected = properties.Count == 0 ? source : Project(source);
        if (seen?.Add(Key(selected)) == false)
            return;

        if (ExpandProperty is null)
            WriteObject(selected);
        else
            Expand(source, selected);
    }

    private PSObject Project(PSObject source)
    {
        var row = new PSObject();
        foreach (var (name, value) in properties.SelectMany(p => p.Evaluate(source)))
        {
            if (!excluded.Any(e => e.IsMatch(name)) && row.Properties[name] is null)
                row.Properties.Add(new PSNoteProperty(name, value));
        }

        var type = source.TypeNames.FirstOrDefault();
        if (type is not null)
            row.TypeNames.Insert(0, type.StartsWith("Selected.", StringComparison.Ordinal) ? type : "Selected." + type);
        return row;
    }

    private void Expand(PSObject source, PSObject selected)
    {
        var property = source.Properties[ExpandProperty];
        if (property is null && source.BaseObject is not IDictionary)
        {
            WriteError(new ErrorRecord(
                new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."),
                "ExpandPropertyNotFound",
                ErrorCategory.InvalidArgument,
                source));
            return;
        }

        var value = property is null ? ((IDictionary)source.BaseObject)[ExpandProperty!] : property.Value;
        foreach (var part in LanguagePrimitives.GetEnumerable(value)?.Cast<object>() ?? [value!])
        {
            if (properties.Count == 0)
            {
                WriteObject(part);
                continue;
            }

            var extended = PSObject.AsPSObject(part).Copy();
            foreach (var note in selected.Properties)
                extended.Properties.Add(new PSNoteProperty(note.Name, note.Value));
            WriteObject(extended);
        }
    }

    private static object?[] Key(PSObject value) =>
        value.BaseObject is PSCustomObject
            ? [.. value.Properties.SelectMany(p => new[] { p.Name, p.Value })]
            : [value.BaseObject];
}
