using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using HtmlAgilityPack;

namespace EsExchange.Ews.Mapping;

/// <summary>HTML bodies ↔ plain text, so that what Outlook's editor makes of a text comes back as the same text.</summary>
/// <remarks>
/// Outlook's paragraphs have no space between them, so each block is a line, and a blank line is a block that holds a no-break space or a break.
/// Markup that shows nothing is left out: styles, scripts, comments, Word's conditional parts.
/// </remarks>
public static class HtmlText
{
    private static readonly HashSet<string> Invisible = new(StringComparer.OrdinalIgnoreCase)
        { "head", "style", "script", "title", "xml", "template", "noscript", "object", "iframe", "o:shapedefaults" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "thead", "tbody", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "pre", "address", "article", "section", "header", "footer", "main", "nav", "aside", "form", "fieldset", "figure", "center", "hr", "body",
    };

    /// <summary>The text that a reader of the HTML sees, with <c>\n</c> line ends and no blanks at the ends of lines; may be empty.</summary>
    /// <param name="html">HTML of any quality; null counts as empty.</param>
    public static string ToText(string? html)
    {
        return string.IsNullOrEmpty(html) ? string.Empty : Read(html!).ToString();
    }

    /// <summary>A text as it comes back after it was written as HTML: without blanks at the ends of lines, and with blanks for tabs. Idempotent.</summary>
    /// <param name="text">Text with <c>\n</c> line ends; null counts as empty.</param>
    public static string Normalize(string? text) => ToText(FromText(text));

    /// <summary>All lines that HTML shows, blank ones at its end included.</summary>
    internal static IReadOnlyList<string> ToLines(string html) => [.. Read(html).Lines.Select(Normalize)];

    /// <summary>The HTML of one line without the block around it.</summary>
    internal static string Line(string line) => line.Length == 0 ? "<br>" : Visible(line);

    internal static bool IsBlock(string name) => Blocks.Contains(name);

    internal static HtmlDocument Parse(string html)
    {
        var document = new HtmlDocument { OptionMaxNestedChildNodes = 0, OptionCheckSyntax = false };
        document.LoadHtml(html);
        return document;
    }

    private static LineBuilder Read(string html)
    {
        var lines = new LineBuilder();
        Walk(Parse(html).DocumentNode, lines);
        return lines;
    }

    /// <summary>HTML that shows a text: a block for each line, which Outlook edits as it edits its own.</summary>
    /// <param name="text">Text with <c>\n</c> line ends; null counts as empty.</param>
    public static string FromText(string? text)
    {
        var html = new StringBuilder("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>");
        foreach (string line in TextNormalizer.Body(text).Split('\n'))
            html.Append("<div>").Append(Line(line)).Append("</div>");
        return html.Append("</body></html>").ToString();
    }

    /// <summary>Visits the nodes in order without recursion, so that no depth of nesting exhausts the stack.</summary>
    private static void Walk(HtmlNode root, LineBuilder lines)
    {
        HtmlNode? node = root;
        while (node is not null)
        {
            if (Enter(node, lines) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                Leave(node, lines);
                node = node.ParentNode;
            }

            if (node is null || node == root)
                return;
            Leave(node, lines);
            node = node.NextSibling;
        }
    }

    /// <returns>Whether its children are to be visited.</returns>
    private static bool Enter(HtmlNode node, LineBuilder lines)
    {
        switch (node.NodeType)
        {
            case HtmlNodeType.Text:
                lines.Add(WebUtility.HtmlDecode(((HtmlTextNode)node).Text));
                return false;
            case HtmlNodeType.Comment:
                return false;
        }

        if (Invisible.Contains(node.Name))
            return false;
        if (Blocks.Contains(node.Name))
            lines.EndBlock();
        switch (node.Name)
        {
            case "br":
                lines.Break();
                break;
            case "li":
                lines.Add("•\u00a0");
                break;
            case "td" or "th" when node.PreviousSibling is not null:
                lines.Tab();
                break;
            case "pre":
                lines.KeepsBlanks = true;
                break;
        }

        return true;
    }

    private static void Leave(HtmlNode node, LineBuilder lines)
    {
        if (Blocks.Contains(node.Name) && !Invisible.Contains(node.Name))
            lines.EndBlock();
        if (node.Name == "pre")
            lines.KeepsBlanks = false;
    }

    /// <summary>Blanks that HTML would swallow become no-break spaces.</summary>
    private static string Visible(string line)
    {
        var visible = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '\t')
                visible.Append("&nbsp;&nbsp;&nbsp; ");
            else if (c == ' ' && (i == 0 || i == line.Length - 1 || line[i + 1] == ' '))
                visible.Append("&nbsp;");
            else
                visible.Append(c is '<' or '>' or '&' or '"' ? WebUtility.HtmlEncode(c.ToString()) : c.ToString());
        }

        return visible.ToString();
    }

    /// <summary>Puts lines together as a browser would show them.</summary>
    private sealed class LineBuilder
    {
        private readonly StringBuilder text = new();
        private readonly StringBuilder line = new();
        private bool hasContent;
        private bool gap;

        public bool KeepsBlanks { get; set; }

        public void Add(string part)
        {
            foreach (char c in part)
            {
                if (KeepsBlanks && c == '\n')
                    Break();
                else if (c is ' ' or '\t' or '\n' or '\r' or '\f' && !KeepsBlanks)
                    gap = line.Length > 0;
                else if (c is not ('\r' or '\u200b' or '\ufeff'))
                    Append(c == '\u00a0' ? ' ' : c);
            }
        }

        public void Tab()
        {
            line.Append('\t');
            gap = false;
        }

        public void Break()
        {
            string shown = line.ToString().TrimEnd();
            text.Append(shown).Append('\n');
            line.Clear();
            hasContent = false;
            gap = false;
        }

        public void EndBlock()
        {
            if (hasContent)
                Break();
            line.Clear();
            gap = false;
        }

        /// <summary>All lines, blank ones at the end included.</summary>
        public IEnumerable<string> Lines
        {
            get
            {
                EndBlock();
                string[] lines = text.ToString().Split('\n');
                return lines.Take(lines.Length - 1);
            }
        }

        public override string ToString()
        {
            EndBlock();
            return text.ToString().TrimEnd();
        }

        private void Append(char c)
        {
            if (gap)
                line.Append(' ');
            gap = false;
            line.Append(c);
            hasContent = true;
        }
    }
}
