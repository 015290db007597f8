using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Group-Object: groups in the order of their first objects, or as a hashtable.</summary>
[Cmdlet("Group", "Object")]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<(object?[] Key, Collection<PSObject> Members)> groups = [];
    private readonly Dictionary<object?[], Collection<PSObject>> index = new(new RowComparer(new ValueComparer()));
    private IReadOnlyList<PropertyExpression> keys = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    public SwitchParameter AsHashTable { get; set; }

    protected override void BeginProcessing() => keys = PropertyExpression.Parse(Property);

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;

        object?[] key = keys.Count == 0 ? [InputObject.BaseObject] : [.. keys.Select(k => k.Value(InputObject))];
        if (!index.TryGetValue(key, out var members))
        {
            index[key] = members = [];
            groups.Add((key, members));
        }

        members.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (AsHashTable)
        {
            var table = new Hashtable(System.StringComparer.OrdinalIgnoreCase);
            foreach (var (key, members) in groups)
                table[key.Length == 1 && key[0] is { } single ? single : Name(key)] = members;
            WriteObject(table);
            return;
        }

        foreach (var (key, members) in groups)
            WriteObject(new ObjectGroup(members.Count, Name(key), NoElement ? [] : members, [.. key]));
    }

    private static string Name(object?[] key) => string.Join(", ", key.Select(k => PSObject.AsPSObject(k ?? "").ToString()));
}
