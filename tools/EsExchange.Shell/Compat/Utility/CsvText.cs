using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace EsExchange.Shell.Compat.Utility;

/// <summary>Rows of delimited text: values may be quoted, and quoted ones may hold delimiters, quotes and line breaks.</summary>
internal static class CsvText
{
    /// <summary>Reads records until the text ends.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader reader, char delimiter)
    {
        var record = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        var started = false;
        while (reader.Read() is var next && next >= 0)
        {
            var character = (char)next;
            if (quoted)
            {
                if (character != '"')
                    value.Append(character);
                else if (reader.Peek() == '"')
                    value.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (character == '"' && string.IsNullOrWhiteSpace(value.ToString()))
            {
                value.Clear();
                quoted = started = true;
            }
            else if (character == delimiter)
            {
                record.Add(value.ToString());
                value.Clear();
                started = true;
            }
            else if (character == '\n')
            {
                if (started || value.Length > 0)
                {
                    record.Add(value.ToString());
                    yield return record;
                }

                record = [];
                value.Clear();
                started = false;
            }
            else if (character != '\r')
            {
                value.Append(character);
            }
        }

        if (started || value.Length > 0)
        {
            record.Add(value.ToString());
            yield return record;
        }
    }

    /// <summary>Makes an object of a record; a missing value is null.</summary>
    public static PSObject ToObject(IReadOnlyList<string> header, IReadOnlyList<string> record)
    {
        var row = new PSObject();
        for (var i = 0; i < header.Count; i++)
            row.Properties.Add(new PSNoteProperty(header[i].Trim(), i < record.Count ? record[i] : null));
        return row;
    }

    /// <summary>Writes a record with every value quoted, as pwsh does.</summary>
    public static string Write(IEnumerable<object?> values, char delimiter) =>
        string.Join(delimiter, values.Select(Quote));

    private static string Quote(object? value)
    {
        if (value is null)
            return "";

        var text = value is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.CurrentCulture)
            : PSObject.AsPSObject(value).ToString();
        return "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
