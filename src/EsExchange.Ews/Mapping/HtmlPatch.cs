using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HtmlAgilityPack;

namespace EsExchange.Ews.Mapping;

/// <summary>Writes another text into an HTML body so that the lines that stay keep their markup (manual: "Alternative Text-Synchronisation").</summary>
public static class HtmlPatch
{
    /// <summary>The HTML with another text.</summary>
    /// <remarks>What lies between the first and the last line that differ is replaced; all else stays as it is, to the character. HTML in which the lines cannot be told apart is written anew.</remarks>
    /// <param name="html">The body as it is.</param>
    /// <param name="text">What it is to show, with <c>\n</c> line ends.</param>
    /// <returns>HTML that <see cref="HtmlText.ToText"/> reads as the text.</returns>
    public static string Apply(string html, string text)
    {
        if (html is null)
            throw new ArgumentNullException(nameof(html));
        string wanted = HtmlText.Normalize(text);
        return Patch(html, wanted) is { } patched && HtmlText.Normalize(HtmlText.ToText(patched)) == wanted ? patched : HtmlText.FromText(wanted);
    }

    private static string? Patch(string html, string wanted)
    {
        HtmlDocument document = HtmlText.Parse(html);
        HtmlNode container = Container(document.DocumentNode);
        if (Parts(html, container) is not { } parts)
            return null;

        List<string> old = [.. parts.SelectMany(part => part.Lines)];
        while (old.Count > 0 && old[old.Count - 1].Length == 0)
            old.RemoveAt(old.Count - 1);
        string[] lines = wanted.Length == 0 ? [] : wanted.Split('\n');
        int same = Same(old, lines, Math.Min(old.Count, lines.Length), fromEnd: false);
        int sameAtEnd = Same(old, lines, Math.Min(old.Count, lines.Length) - same, fromEnd: true);
        if (same == old.Count && same == lines.Length)
            return html;

        return Replace(html, container, parts, lines, same, old.Count - sameAtEnd, old.Count);
    }

    /// <param name="html">The body.</param>
    /// <param name="container">What holds the parts.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="wanted">The lines that it is to show.</param>
    /// <param name="first">The first old line that differs.</param>
    /// <param name="end">The old line behind the last one that differs.</param>
    /// <param name="count">How many old lines there are, without blank ones at the end.</param>
    private static string Replace(string html, HtmlNode container, IReadOnlyList<Part> parts, string[] wanted, int first, int end, int count)
    {
        int line = 0;
        int from = -1, to = -1;
        int keptBefore = first, keptBehind = end;
        int insertAt = container.InnerStartIndex;
        Part? before = null, own = null;
        foreach (Part part in parts)
        {
            int last = line + part.Lines.Count;
            bool isTouched = part.Lines.Count > 0 && (first < end ? line < end && last > first : line < first && last > first);
            bool isBlankTail = end == count && line >= count && part.Lines.Count > 0;
            if (isTouched || isBlankTail)
            {
                keptBefore = Math.Min(keptBefore, line);
                keptBehind = Math.Max(keptBehind, Math.Min(last, count));
                from = from < 0 ? part.Start : from;
                to = part.End;
                own ??= part.Opening is null ? null : part;
            }
            else if (last <= first && part.Lines.Count > 0)
            {
                insertAt = part.End;
                before = part.Opening is null ? before : part;
            }

            line = last;
        }

        if (from < 0)
            from = to = insertAt;
        Part? model = own ?? before;
        var written = new StringBuilder();
        for (int i = keptBefore; i < wanted.Length - (count - keptBehind); i++)
            written.Append(model?.Opening ?? "<div>").Append(HtmlText.Line(wanted[i])).Append(model?.Closing ?? "</div>");
        return html.Substring(0, from) + written + html.Substring(to);
    }

    private static int Same(List<string> old, string[] wanted, int most, bool fromEnd)
    {
        int same = 0;
        while (same < most && old[fromEnd ? old.Count - 1 - same : same] == wanted[fromEnd ? wanted.Length - 1 - same : same])
            same++;
        return same;
    }

    /// <summary>The element whose children are the lines.</summary>
    private static HtmlNode Container(HtmlNode document)
    {
        HtmlNode container = document.Descendants("body").FirstOrDefault() ?? document;
        while (container.ChildNodes.Where(Shows).ToList() is [var only] && only.Name is "div" or "center" && only.ChildNodes.Any(child => child.Name == "br" || HtmlText.IsBlock(child.Name)))
            container = only;
        return container;
    }

    private static bool Shows(HtmlNode node) => node.NodeType == HtmlNodeType.Element || (node.NodeType == HtmlNodeType.Text && node.InnerText.Trim().Length > 0);

    /// <summary>The blocks of a container, and what lies between them up to each break; null where they cannot be told apart.</summary>
    private static List<Part>? Parts(string html, HtmlNode container)
    {
        var parts = new List<Part>();
        int position = container.InnerStartIndex;
        int start = -1;
        foreach (HtmlNode node in container.ChildNodes)
        {
            int end = node.OuterStartIndex + node.OuterLength;
            if (node.OuterStartIndex < position || end > html.Length)
                return null;
            position = end;
            bool isBlock = HtmlText.IsBlock(node.Name);
            if (isBlock && start >= 0)
                Add(start, node.OuterStartIndex, null);
            if (isBlock)
            {
                Add(node.OuterStartIndex, end, node);
            }
            else
            {
                start = start < 0 ? node.OuterStartIndex : start;
                if (node.Name == "br")
                    Add(start, end, null);
            }
        }

        if (start >= 0)
            Add(start, position, null);
        return parts;

        void Add(int from, int to, HtmlNode? block)
        {
            IReadOnlyList<string> lines = HtmlText.ToLines(html.Substring(from, to - from));
            bool isModel = block is { Name: "p" or "div" } && lines.Count == 1 && block.InnerStartIndex > from && block.InnerStartIndex <= to && html.Substring(block.InnerStartIndex, to - block.InnerStartIndex).IndexOf("</" + block.Name, StringComparison.OrdinalIgnoreCase) >= 0;
            parts.Add(new Part(from, to, lines, isModel ? html.Substring(from, block!.InnerStartIndex - from) : null, isModel ? $"</{block!.Name}>" : null));
            start = -1;
        }
    }

    /// <summary>A piece of the HTML, the lines that it shows, and the tags that a line like it is written in.</summary>
    private sealed record Part(int Start, int End, IReadOnlyList<string> Lines, string? Opening, string? Closing);
}
