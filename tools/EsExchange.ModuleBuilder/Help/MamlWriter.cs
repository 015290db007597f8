using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace EsExchange.ModuleBuilder.Help;

/// <summary>Writes pages as the MAML that Get-Help reads.</summary>
public static class MamlWriter
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The document of all pages of a language.</summary>
    public static XDocument Write(IEnumerable<CmdletPage> pages) => new(
        new XElement(
            Root + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Select(Item)));

    private static XElement Item(CmdletPage page)
    {
        string[] words = page.Name.Split('-', 2);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", words[0]),
                new XElement(Command + "noun", words[^1]),
                Described(page.Synopsis)),
            Described(page.Description),
            new XElement(Command + "syntax", page.Syntax.Select(set => SyntaxItem(page, set))),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => Parameter(parameter, parameter.Facts[0]))),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => Typed("inputType", type))),
            new XElement(Command + "returnValues", page.Outputs.Select(type => Typed("returnValue", type))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Links.Select(Link)));
    }

    private static XElement SyntaxItem(CmdletPage page, SyntaxPage set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Name),
        set.Parameters.Select(name =>
        {
            ParameterPage parameter = page.Parameters.First(candidate => string.Equals(candidate.Name, name, System.StringComparison.OrdinalIgnoreCase));
            return Parameter(parameter, parameter.Facts.FirstOrDefault(facts => facts.Sets.Contains(set.Set)) ?? parameter.Facts[0]);
        }));

    private static XElement Parameter(ParameterPage parameter, ParameterFacts facts)
    {
        bool isSwitch = facts.Type == "SwitchParameter";
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Lower(facts.Required)),
            new XAttribute("variableLength", Lower(facts.Type.EndsWith("[]", System.StringComparison.Ordinal))),
            new XAttribute("globbing", Lower(facts.Wildcards)),
            new XAttribute("pipelineInput", facts.Pipeline),
            new XAttribute("position", facts.Position.ToLowerInvariant()),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            Described(parameter.Description),
            facts.AcceptedValues.Count == 0 ? null : new XElement(
                Command + "parameterValueGroup",
                facts.AcceptedValues.Select(value => new XElement(Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value))),
            isSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), facts.Type),
            new XElement(Dev + "type", new XElement(Maml + "name", facts.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", facts.Default));
    }

    private static XElement Typed(string element, TypePage type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Type), new XElement(Maml + "uri")),
        Described(type.Description));

    private static XElement Example(ExamplePage example) => new(
        Command + "example",
        new XElement(Maml + "title", $"---- {example.Title} ----"),
        new XElement(Dev + "code", example.Output is null ? example.Code : $"{example.Code}\n\n{example.Output}"),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks)));

    private static XElement Link(LinkPage link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", link.Target.StartsWith("http", System.StringComparison.Ordinal) ? link.Target : ""));

    private static XElement Described(IReadOnlyList<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));

    private static string Lower(bool value) => value ? "true" : "false";
}
