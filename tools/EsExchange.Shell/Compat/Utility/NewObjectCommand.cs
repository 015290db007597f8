using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>New-Object of .NET types; COM objects are not supported.</summary>
[Cmdlet(VerbsCommon.New, "Object")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = "";

    [Parameter(Position = 1)]
    [Alias("Args")]
    public object[] ArgumentList { get; set; } = [];

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void EndProcessing()
    {
        if (!LanguagePrimitives.TryConvertTo<Type>(TypeName, out var type))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded."),
                "TypeNotFound",
                ErrorCategory.InvalidType,
                TypeName));
        }

        WriteObject(Create(type));
    }

    private PSObject Create(Type type)
    {
        if (type == typeof(PSObject) || type == typeof(PSCustomObject))
            return CreateCustomObject();

        var create = ScriptBlock.Create("param($type, $arguments) ,$type::new.Invoke($arguments)");
        try
        {
            var created = create.Invoke(type, ArgumentList.Select(a => a is PSObject wrapped ? wrapped.BaseObject : a).ToArray()).Single();
            foreach (DictionaryEntry entry in Property ?? new Hashtable())
                created.Properties[entry.Key.ToString()].Value = entry.Value;
            return created;
        }
        catch (RuntimeException error)
        {
            var cause = error.InnerException is TargetInvocationException { InnerException: { } inner } ? inner : error;
            ThrowTerminatingError(new ErrorRecord(cause, "ConstructorInvokedThrowException", ErrorCategory.InvalidOperation, type));
            throw;
        }
    }

    private PSObject CreateCustomObject()
    {
        var created = new PSObject();
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
            created.Properties.Add(new PSNoteProperty(entry.Key.ToString(), entry.Value));
        return created;
    }
}
