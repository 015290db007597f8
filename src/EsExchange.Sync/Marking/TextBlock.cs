using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EsExchange.Sync.Marking;

/// <summary>
/// The marked block at the end of a body in which priority and equipment are shown as text (manual: "Priorität als Text nach Outlook übertragen",
/// "Equipment als Text nach Outlook übertragen"). Its frame is plain text, so that it survives every editor.
/// </summary>
public static class TextBlock
{
    private const string Head = "--- eserp ---";
    private const string Foot = "--- /eserp ---";

    /// <summary>Editors may double blanks, lose blank lines, or turn hyphens into dashes.</summary>
    private static readonly Regex Frame = new(
        @"\s*[-\u2013\u2014]{1,3}[\s\u00a0]*eserp[\s\u00a0]*[-\u2013\u2014]{1,3}[ \t\u00a0]*(?<block>.*?)[-\u2013\u2014]{1,3}[\s\u00a0]*/eserp[\s\u00a0]*[-\u2013\u2014]{1,3}",
        RegexOptions.Singleline | RegexOptions.IgnoreCase);

    /// <summary>The lines of a block; null where there is nothing to show.</summary>
    /// <param name="priority">The priority's name; null where it is not shown.</param>
    /// <param name="equipment">The equipment's names; empty where none is shown.</param>
    public static string? Lines(string? priority, IReadOnlyCollection<string> equipment)
    {
        var lines = new List<string>();
        if (!string.IsNullOrWhiteSpace(priority))
            lines.Add("Priorität: " + OneLine(priority!));
        if (equipment.Count > 0)
            lines.Add("Equipment: " + string.Join(", ", equipment.Select(OneLine)));
        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    /// <summary>A body with a block at its end.</summary>
    /// <param name="body">The body without any block.</param>
    /// <param name="block">The lines; null for no block.</param>
    public static string Append(string body, string? block)
    {
        if (block is null)
            return body;
        string framed = $"{Head}\n{block}\n{Foot}";
        return body.Length == 0 ? framed : $"{body}\n\n{framed}";
    }

    /// <summary>Takes every block out of a body; the last one counts.</summary>
    /// <param name="body">A body with <c>\n</c> line ends.</param>
    public static (string Body, string? Block) Split(string body)
    {
        if (body.IndexOf("/eserp", StringComparison.OrdinalIgnoreCase) < 0)
            return (body, null);
        MatchCollection blocks = Frame.Matches(body);
        if (blocks.Count == 0)
            return (body, null);

        IEnumerable<string> lines = blocks[blocks.Count - 1].Groups["block"].Value
            .Split('\n').Select(OneLine).Where(line => line.Length > 0);
        string rest = Frame.Replace(body, "\n").TrimEnd();
        return (blocks[0].Index == 0 ? rest.TrimStart() : rest, string.Join("\n", lines));
    }

    private static string OneLine(string text) => Regex.Replace(text, @"[\s\u00a0]+", " ").Trim();
}
