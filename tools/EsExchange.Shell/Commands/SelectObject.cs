using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Commands;

/// <summary>Selects properties by name, or the first objects.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObject : PSCmdlet
{
    private int _passed;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The names of the properties.</summary>
    [Parameter(Position = 0)]
    public string[]? Property { get; set; }

    /// <summary>The property whose value is output alone.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>How many objects to output.</summary>
    [Parameter]
    public int First { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || _passed++ >= First)
            return;
        if (ExpandProperty is not null)
        {
            WriteObject(InputObject.Properties[ExpandProperty]?.Value, enumerateCollection: true);
            return;
        }

        if (Property is null)
        {
            WriteObject(InputObject);
            return;
        }

        var selected = new PSObject();
        foreach (string name in Property.Where(name => InputObject.Properties[name] is not null))
            selected.Properties.Add(new PSNoteProperty(name, InputObject.Properties[name].Value));
        WriteObject(selected);
    }
}
