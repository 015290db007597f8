using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>The text of a page without its marks.</summary>
internal static class PageText
{
    /// <summary>The paragraphs of some blocks; an item of a list is a paragraph that begins with a dash, code one that is indented.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Of).Where(text => text.Length > 0)];

    /// <summary>The text of a heading or a paragraph on one line.</summary>
    public static string Line(LeafBlock block)
    {
        var text = new StringBuilder();
        Append(text, block.Inline);
        return text.ToString().Trim();
    }

    /// <summary>The lines of a block of code.</summary>
    public static string Code(CodeBlock block) => block.Lines.ToString().TrimEnd();

    private static IEnumerable<string> Of(Block block) => block switch
    {
        CodeBlock code => [string.Join('\n', Code(code).Split('\n').Select(line => "    " + line))],
        ListBlock list => list.OfType<ListItemBlock>().Select((item, index) => $"{(list.IsOrdered ? $"{index + 1}." : "-")} {string.Join(' ', item.SelectMany(Of))}"),
        LeafBlock leaf => [Line(leaf)],
        ContainerBlock container => container.SelectMany(Of),
        _ => [],
    };

    private static void Append(StringBuilder text, ContainerInline? inlines)
    {
        foreach (Inline inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.ToString());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.ToString());
                    break;
                case ContainerInline container:
                    Append(text, container);
                    break;
            }
        }
    }
}
