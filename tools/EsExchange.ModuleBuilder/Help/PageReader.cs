using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>Reads the page of a cmdlet.</summary>
public static partial class PageReader
{
    /// <summary>The parameter set of a cmdlet that has but one.</summary>
    public const string AllSets = "(All)";

    private const string CommonParameters = "CommonParameters";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    /// <summary>Reads a file.</summary>
    /// <exception cref="HelpException">It is no page of a cmdlet.</exception>
    public static CmdletPage Read(string file) => Parse(File.ReadAllText(file), file);

    /// <summary>Reads a text; the file is named in errors.</summary>
    /// <exception cref="HelpException">It is no page of a cmdlet.</exception>
    public static CmdletPage Parse(string text, string file)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        PageSection page = PageSection.Split(document, 1).SingleOrDefault() ?? throw new HelpException(file, 1, "A page has one heading of the first level, the cmdlet's name.");
        IReadOnlyList<ParameterPage> parameters =
            [.. Require(page, "PARAMETERS", file).Sections.Where(section => section.Title != CommonParameters).Select(section => Parameter(section, file))];
        return new CmdletPage
        {
            Name = page.Title,
            Synopsis = PageText.Paragraphs(Require(page, "SYNOPSIS", file).Blocks),
            Description = PageText.Paragraphs(Require(page, "DESCRIPTION", file).Blocks),
            Syntax = Syntax(Require(page, "SYNTAX", file), parameters),
            Parameters = parameters,
            Examples = [.. Require(page, "EXAMPLES", file).Sections.Select(section => Example(section, file))],
            Inputs = Types(Require(page, "INPUTS", file)),
            Outputs = Types(Require(page, "OUTPUTS", file)),
            Notes = PageText.Paragraphs(page.Find("NOTES")?.Blocks ?? []),
            Links = Links(page.Find("RELATED LINKS")),
        };
    }

    private static PageSection Require(PageSection page, string title, string file) =>
        page.Find(title) ?? throw new HelpException(file, page.Line, $"The page lacks the section {title}.");

    private static IReadOnlyList<SyntaxPage> Syntax(PageSection section, IReadOnlyList<ParameterPage> parameters)
    {
        var known = parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        SyntaxPage Of(string title, IEnumerable<Block> blocks)
        {
            string text = Whitespace().Replace(string.Concat(blocks.OfType<CodeBlock>().Select(PageText.Code)), " ").Trim();
            IEnumerable<string> names = ParameterName().Matches(text).Select(match => match.Groups[1].Value);
            return new SyntaxPage(title.Replace(" (Default)", "", StringComparison.Ordinal), title.EndsWith(" (Default)", StringComparison.Ordinal), text, [.. names.Where(known.Contains)]);
        }

        return section.Sections.Count == 0
            ? [Of(AllSets, section.Blocks)]
            : [.. section.Sections.Select(set => Of(set.Title, set.Blocks))];
    }

    private static ParameterPage Parameter(PageSection section, string file)
    {
        CodeBlock[] facts = [.. section.Blocks.OfType<FencedCodeBlock>().Where(block => block.Info == "yaml")];
        if (!section.Title.StartsWith('-') || facts.Length == 0)
            throw new HelpException(file, section.Line, "A parameter has a heading that begins with a dash, and a block of yaml.");
        return new ParameterPage(
            section.Title[1..],
            PageText.Paragraphs(section.Blocks.Except(facts)),
            [.. facts.Select(block => Facts(PageText.Code(block), file, block.Line + 1))]);
    }

    private static ParameterFacts Facts(string yaml, string file, int line)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string entry in yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw new HelpException(file, line, $"'{entry}' has no colon.");
            values[entry[..colon].Trim()] = entry[(colon + 1)..].Trim();
        }

        string Value(string name) => values.TryGetValue(name, out string? value) ? value : throw new HelpException(file, line, $"The block lacks '{name}'.");
        string[] List(string name) => [.. values.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return new ParameterFacts
        {
            Type = Value("Type"),
            Sets = List("Parameter Sets"),
            Aliases = List("Aliases"),
            AcceptedValues = List("Accepted values"),
            Required = Value("Required") == "True",
            Position = Value("Position"),
            Default = Value("Default value"),
            Pipeline = Value("Accept pipeline input"),
            Wildcards = Value("Accept wildcard characters") == "True",
        };
    }

    private static ExamplePage Example(PageSection section, string file)
    {
        FencedCodeBlock[] blocks = [.. section.Blocks.OfType<FencedCodeBlock>()];
        FencedCodeBlock code = blocks.FirstOrDefault(block => block.Info == "powershell")
            ?? throw new HelpException(file, section.Line, "An example has a block of powershell.");
        FencedCodeBlock? output = blocks.FirstOrDefault(block => block.Info == "Output");
        return new ExamplePage(section.Title, PageText.Code(code), output is null ? null : PageText.Code(output), PageText.Paragraphs(section.Blocks.Except(blocks)));
    }

    private static IReadOnlyList<TypePage> Types(PageSection section) =>
        [.. section.Sections.Select(type => new TypePage(type.Title, PageText.Paragraphs(type.Blocks)))];

    private static IReadOnlyList<LinkPage> Links(PageSection? section) =>
        [.. (section?.Blocks ?? []).SelectMany(block => block.Descendants<LinkInline>()).Select(link => new LinkPage(((LiteralInline)link.FirstChild!).Content.ToString(), link.Url ?? ""))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"(?<=[\s\[])-(\w+)")]
    private static partial Regex ParameterName();
}
