using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>ConvertFrom-Json: objects or, on request, ordered hashtables; ISO 8601 texts become dates.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 1024,
    };

    private readonly List<string> lines = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => lines.Add(InputObject);

    protected override void EndProcessing()
    {
        var text = string.Join('\n', lines);
        if (string.IsNullOrWhiteSpace(text))
            return;

        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            WriteObject(Convert(document.RootElement), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "InvalidJson", ErrorCategory.InvalidData, targetObject: null));
        }
    }

    private object? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => AsHashtable ? ToDictionary(element) : ToObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.String => ToTextOrDate(element),
        JsonValueKind.Number => ToNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private PSObject ToObject(JsonElement element)
    {
        var result = new PSObject();
        foreach (var property in element.EnumerateObject())
            result.Properties.Add(new PSNoteProperty(property.Name, Convert(property.Value)));
        return result;
    }

    private OrderedDictionary ToDictionary(JsonElement element)
    {
        var result = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            result[property.Name] = Convert(property.Value);
        return result;
    }

    private static object ToNumber(JsonElement element) =>
        element.TryGetInt64(out var whole) ? whole
        : element.TryGetDecimal(out var exact) && !element.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase) ? (double)exact
        : element.GetDouble();

    private static object ToTextOrDate(JsonElement element)
    {
        var text = element.GetString()!;
        return text.Length >= 19 && text[4] == '-' && text[10] == 'T' && element.TryGetDateTime(out var date) ? date : text;
    }
}
