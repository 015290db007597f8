using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig;
using Markdig.Syntax;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>Writes an about topic as the text that Get-Help shows.</summary>
public static class AboutWriter
{
    private const int Columns = 78;

    /// <summary>The text of a topic's page; headings stand at the left, all else is indented.</summary>
    public static string Write(string markdown)
    {
        var text = new StringBuilder();
        foreach (Block block in Markdown.Parse(markdown))
        {
            if (block is HeadingBlock heading)
                text.Append(heading.Level < 3 ? PageText.Line(heading).ToUpperInvariant() : "  " + PageText.Line(heading)).Append('\n');
            else
                Append(text, block);
            if (block is not HeadingBlock { Level: < 3 })
                text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Append(StringBuilder text, Block block)
    {
        foreach (string paragraph in PageText.Paragraphs([block]))
        {
            if (block is CodeBlock)
                text.Append(string.Join('\n', paragraph.Split('\n').Select(line => ("    " + line).TrimEnd()))).Append('\n');
            else
                Wrap(text, paragraph, block is ListBlock ? 2 : 0);
        }
    }

    private static void Wrap(StringBuilder text, string paragraph, int hanging)
    {
        string indent = new(' ', 4);
        string line = indent;
        bool isEmpty = true;
        foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Columns)
            {
                text.Append(line).Append('\n');
                line = indent + new string(' ', hanging);
                isEmpty = true;
            }

            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }

        text.Append(line).Append('\n');
    }
}
