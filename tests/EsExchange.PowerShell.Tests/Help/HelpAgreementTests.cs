using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EsExchange.ModuleBuilder.Help;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>Code and help agree on every cmdlet, parameter, set, type, alias, position, default and way through the pipeline.</summary>
public sealed class HelpAgreementTests(ModuleSession module) : IClassFixture<ModuleSession>
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (string language in HelpPages.Languages)
            {
                foreach (string cmdlet in HelpPages.Cmdlets(language))
                    pages.Add(language, cmdlet);
            }

            return pages;
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet(string language) =>
        Assert.Equal(module.Cmdlets.Keys.Order(StringComparer.OrdinalIgnoreCase), HelpPages.Cmdlets(language));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Syntax_is_that_of_the_code(string language, string cmdlet)
    {
        CmdletPage page = HelpPages.Of(language, cmdlet);
        CmdletInfo code = module.Cmdlets[cmdlet];

        Assert.Equal(
            code.ParameterSets.Select(set => $"{CodeFacts.SetName(set.Name)} {(set.IsDefault ? "default" : "")} {cmdlet} {set}".TrimEnd()).Order(StringComparer.Ordinal),
            page.Syntax.Select(set => $"{set.Set} {(set.IsDefault ? "default" : "")} {set.Text}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parameters_are_those_of_the_code(string language, string cmdlet)
    {
        CmdletPage page = HelpPages.Of(language, cmdlet);
        CmdletInfo code = module.Cmdlets[cmdlet];

        Assert.Equal(
            CodeFacts.Parameters(code).Select(parameter => parameter.Name).Order(StringComparer.OrdinalIgnoreCase),
            page.Parameters.Select(parameter => parameter.Name).Order(StringComparer.OrdinalIgnoreCase));
        foreach (ParameterMetadata parameter in CodeFacts.Parameters(code))
        {
            ParameterPage described = page.Parameters.Single(candidate => candidate.Name == parameter.Name);
            Assert.NotEmpty(described.Description);
            Assert.Equal(ByCode(code, parameter), ByHelp(described));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_complete(string language, string cmdlet)
    {
        CmdletPage page = HelpPages.Of(language, cmdlet);
        CmdletInfo code = module.Cmdlets[cmdlet];

        Assert.Equal(cmdlet, page.Name);
        Assert.Single(page.Synopsis);
        Assert.NotEmpty(page.Description);
        Assert.True(page.Examples.Count >= 2, "A page has at least two examples.");
        Assert.All(page.Examples, example => Assert.NotEmpty(example.Remarks));
        Assert.NotEmpty(page.Inputs);
        Assert.Equal(code.OutputType.Count == 0 ? ["None"] : code.OutputType.Select(type => type.Name), page.Outputs.Select(type => type.Type));
        Assert.DoesNotContain("TODO", string.Join(' ', page.Parameters.SelectMany(parameter => parameter.Description)), StringComparison.Ordinal);
        Assert.All(page.Links, link => Assert.True(link.Target == link.Text + ".md" && System.IO.File.Exists(HelpPages.File(language, link.Text)), link.Target));
    }

    [Fact]
    public void Languages_show_the_same_examples()
    {
        foreach (string cmdlet in HelpPages.Cmdlets("en-US"))
        {
            Assert.Equal(
                HelpPages.Of("en-US", cmdlet).Examples.Select(example => (example.Code, example.Output)),
                HelpPages.Of("de-DE", cmdlet).Examples.Select(example => (example.Code, example.Output)));
        }
    }

    private static IEnumerable<string> ByCode(CmdletInfo cmdlet, ParameterMetadata parameter) => parameter.ParameterSets
        .Select(set => string.Join(
            " | ",
            parameter.Name,
            CodeFacts.SetName(set.Key),
            CodeFacts.TypeName(parameter.ParameterType),
            string.Join(",", parameter.Aliases.Order(StringComparer.OrdinalIgnoreCase)),
            string.Join(",", CodeFacts.AcceptedValues(parameter)),
            set.Value.IsMandatory,
            CodeFacts.Position(set.Value),
            CodeFacts.Default(cmdlet, parameter),
            CodeFacts.Pipeline(set.Value),
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any()))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> ByHelp(ParameterPage parameter) => parameter.Facts
        .SelectMany(facts => facts.Sets.Select(set => string.Join(
            " | ",
            parameter.Name,
            set,
            facts.Type,
            string.Join(",", facts.Aliases.Order(StringComparer.OrdinalIgnoreCase)),
            string.Join(",", facts.AcceptedValues),
            facts.Required,
            facts.Position,
            facts.Default,
            facts.Pipeline,
            facts.Wildcards)))
        .Order(StringComparer.Ordinal);
}
