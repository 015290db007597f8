using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>ConvertTo-Json: what lies deeper than -Depth becomes text, with a warning.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> inputs = [];
    private bool truncated;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    protected override void ProcessRecord() => inputs.Add(InputObject);

    protected override void EndProcessing()
    {
        if (inputs.Count == 0)
            return;

        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = !Compress, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
            Write(writer, inputs.Count == 1 && !AsArray ? inputs[0] : inputs, 0);
        if (truncated)
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        WriteObject(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private void Write(Utf8JsonWriter writer, object? value, int level)
    {
        var bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (bare)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return;
            case string text:
                writer.WriteStringValue(text);
                return;
            case char character:
                writer.WriteStringValue(character.ToString());
                return;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return;
            case DateTime date:
                writer.WriteStringValue(date);
                return;
            case DateTimeOffset moment:
                writer.WriteStringValue(moment);
                return;
            case Guid or Uri or Version or TimeSpan:
                writer.WriteStringValue(bare.ToString());
                return;
            case Enum name when EnumsAsStrings:
                writer.WriteStringValue(name.ToString());
                return;
            case Enum number:
                writer.WriteNumberValue(System.Convert.ToInt64(number, null));
                return;
            case float or double or decimal or sbyte or byte or short or ushort or int or uint or long or ulong:
                JsonSerializer.Serialize(writer, bare, bare.GetType());
                return;
        }

        if (level > Depth)
        {
            truncated = true;
            writer.WriteStringValue(PSObject.AsPSObject(bare).ToString());
        }
        else if (bare is IDictionary dictionary)
        {
            WriteMembers(writer, dictionary.Cast<DictionaryEntry>().Select(e => (e.Key.ToString() ?? "", e.Value)), level);
        }
        else if (bare is IEnumerable items)
        {
            writer.WriteStartArray();
            foreach (var item in items)
                Write(writer, item, level + 1);
            writer.WriteEndArray();
        }
        else
        {
            WriteMembers(writer, PropertyExpression.Parse(["*"])[0].Evaluate(PSObject.AsPSObject(bare)), level);
        }
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int level)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, level + 1);
        }

        writer.WriteEndObject();
    }
}
