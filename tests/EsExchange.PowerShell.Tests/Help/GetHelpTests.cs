using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EsExchange.ModuleBuilder.Help;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>Get-Help shows the pages, in the language of the session.</summary>
[Collection(ModulePath.Collection)]
public sealed class GetHelpTests
{
    [Theory]
    [InlineData("en-US", "en-US")]
    [InlineData("de-DE", "de-DE")]
    [InlineData("de-AT", "de-DE")]
    [InlineData("fr-FR", "en-US")]
    public void Every_cmdlet_has_help_in_the_language_of_the_session(string culture, string language)
    {
        using ShellSession session = Open(culture);
        foreach (string cmdlet in HelpPages.Cmdlets(language))
        {
            CmdletPage page = HelpPages.Of(language, cmdlet);
            PSObject help = Assert.Single(session.Run($"Get-Help {cmdlet} -Full").Output);

            Assert.Equal(page.Synopsis, [Text(help, "Synopsis")]);
            Assert.Equal(page.Description, Paragraphs(help.Properties["description"].Value));
            Assert.Equal(
                page.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Description[0]}"),
                Items(help, "parameters", "parameter").Select(parameter => $"{Text(parameter, "name")}: {Paragraphs(parameter.Properties["description"].Value).First()}"));
            Assert.Equal(page.Examples.Count, Items(help, "examples", "example").Count());
            Assert.Equal(page.Syntax.Select(set => set.Parameters.Count), Items(help, "syntax", "syntaxItem").Select(set => Items(set, "parameter").Count()));
        }
    }

    [Fact]
    public void Full_help_prints_all_that_the_page_says()
    {
        using ShellSession session = Open("en-US");
        string text = Solid(session.Run("Get-Help Add-EsSyncedStaff -Full").Text);
        CmdletPage page = HelpPages.Of("en-US", "Add-EsSyncedStaff");

        foreach (string part in page.Description.Concat(page.Parameters.SelectMany(parameter => parameter.Description)).Concat(page.Examples.Select(example => example.Code)))
            Assert.Contains(Solid(part), text, StringComparison.Ordinal);
        Assert.Contains("Acceptpipelineinput?true(ByPropertyName)", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Examples_and_single_parameters_are_shown()
    {
        using ShellSession session = Open("de-DE");

        Assert.Contains("Import-Csv ./staff.csv | Add-EsSyncedStaff", session.Run("Get-Help Add-EsSyncedStaff -Examples").Text, StringComparison.Ordinal);
        string parameter = Flat(session.Run("Get-Help Connect-EsDatabase -Parameter Path").Text);
        Assert.Contains(HelpPages.Of("de-DE", "Connect-EsDatabase").Parameters.Single(p => p.Name == "Path").Description[0], parameter, StringComparison.Ordinal);
        Assert.Contains("FullName", parameter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "en-US")]
    [InlineData("de-DE", "de-DE")]
    [InlineData("fr-FR", "en-US")]
    public void Topics_are_found_where_the_module_is_installed(string culture, string language)
    {
        using ShellSession session = Open(culture);
        Assert.Equal(["about_EsExchange", "about_EsExchange_Rules", "about_EsExchange_Troubleshooting"], HelpPages.Topics(language));
        string? searched = Environment.GetEnvironmentVariable("PSModulePath");
        Environment.SetEnvironmentVariable("PSModulePath", Path.GetDirectoryName(TestFolders.Module) + Path.PathSeparator + searched);
        try
        {
            foreach (string topic in HelpPages.Topics(language))
            {
                string file = Path.Combine(TestFolders.Module, language, topic + ".help.txt");
                Assert.Equal(Flat(File.ReadAllText(file)), Flat(session.Run($"Get-Help {topic}").Text));
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("PSModulePath", searched);
        }
    }

    private static ShellSession Open(string culture)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            ShellSession session = ShellSession.Open();
            Assert.Empty(session.Run("Import-Module $manifest", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest }).Errors);
            return session;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<PSObject> Items(PSObject help, params string[] path)
    {
        object? value = help;
        foreach (string name in path)
            value = value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
        return value switch
        {
            null => [],
            object[] many => many.Select(PSObject.AsPSObject),
            _ => [PSObject.AsPSObject(value)],
        };
    }

    private static IEnumerable<string> Paragraphs(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is IEnumerable many and not string ? many.Cast<object>().Select(paragraph => Text(PSObject.AsPSObject(paragraph), "Text")) : [];

    private static string Text(PSObject value, string property) => value.Properties[property]?.Value?.ToString()?.Trim() ?? "";

    // Long words are broken where the line ends.
    private static string Solid(string text) => string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('\uFEFF');
}
