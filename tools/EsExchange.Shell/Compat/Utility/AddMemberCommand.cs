using System;
using System.Collections;
using System.Management.Automation;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Add-Member of note and script properties.</summary>
[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "Note")]
public sealed class AddMemberCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Note")]
    public string NotePropertyName { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Note")]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Notes")]
    public IDictionary? NotePropertyMembers { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Member")]
    [ValidateSet("NoteProperty", "ScriptProperty")]
    public string MemberType { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "Member")]
    public string Name { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "Member")]
    [AllowNull]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case "Notes":
                foreach (DictionaryEntry entry in NotePropertyMembers!)
                    Add(new PSNoteProperty(entry.Key.ToString(), entry.Value));
                break;
            case "Member" when MemberType.Equals("ScriptProperty", StringComparison.OrdinalIgnoreCase):
                Add(new PSScriptProperty(Name, (ScriptBlock)LanguagePrimitives.ConvertTo(Value, typeof(ScriptBlock), null)));
                break;
            case "Member":
                Add(new PSNoteProperty(Name, Value));
                break;
            default:
                Add(new PSNoteProperty(NotePropertyName, NotePropertyValue));
                break;
        }

        if (PassThru)
            WriteObject(InputObject);
    }

    private void Add(PSMemberInfo member)
    {
        if (Force && InputObject.Members[member.Name] is { IsInstance: true })
            InputObject.Members.Remove(member.Name);
        if (InputObject.Members[member.Name] is null)
        {
            InputObject.Members.Add(member);
            return;
        }

        WriteError(new ErrorRecord(
            new InvalidOperationException($"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists."),
            "MemberAlreadyExists",
            ErrorCategory.InvalidOperation,
            InputObject));
    }
}
