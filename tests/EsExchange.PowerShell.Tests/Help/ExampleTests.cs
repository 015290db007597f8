using System;
using System.Linq;
using EsExchange.ModuleBuilder.Help;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>Every example of the help runs, and prints what the help shows.</summary>
/// <remarks>With ESEXCHANGE_REFRESH_EXAMPLES=1 what the examples print is written into the pages instead.</remarks>
[Collection(KeyFolder.Collection)]
public sealed class ExampleTests(ExampleWorld world) : IClassFixture<ExampleWorld>
{
    private static readonly bool Refresh = Environment.GetEnvironmentVariable("ESEXCHANGE_REFRESH_EXAMPLES") == "1";

    public static TheoryData<string> Cmdlets => [.. HelpPages.Cmdlets("en-US")];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Examples_run_and_print_what_the_page_shows(string cmdlet)
    {
        using var folder = new TemporaryFolder();
        using ShellSession session = world.Open(folder);
        foreach (ExamplePage example in HelpPages.Of("en-US", cmdlet).Examples)
        {
            ShellResult result = session.Run(example.Code);
            Assert.True(result.Errors.Count == 0, $"{example.Title}\n{result.ErrorText}");
            string shown = world.Shown(result.Text, folder);
            if (Refresh)
            {
                foreach (string language in HelpPages.Languages)
                    ExampleText.Write(HelpPages.File(language, cmdlet), example.Code, shown);
            }
            else
            {
                Assert.Equal(ExampleText.Comparable(example.Output), ExampleText.Comparable(shown));
            }
        }
    }
}
