using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EsExchange.PowerShell.Tests.Help;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Packaging;

/// <summary>What would be published is complete, and there is nothing else.</summary>
public sealed partial class PublishedModuleTests
{
    private static readonly IReadOnlyList<string> Files =
        [.. Directory.EnumerateFiles(TestFolders.Module, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(TestFolders.Module, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_no_stray_file()
    {
        string[] known =
        [
            @"^EsExchange\.(psd1|psm1)$", @"^EsExchange\.\w+\.ps1xml$", "^LICENSE$", @"^bom\.json$",
            @"^(en-US|de-DE|de)/(EsExchange\.PowerShell\.dll-Help\.xml|about_EsExchange\w*\.help\.txt)$",
            @"^examples/own-tables/[\w.-]+$", @"^bin/(net472|net8\.0)/[\w.]+\.dll$", @"^bin/(net472|net8\.0)/de/[\w.]+\.resources\.dll$", @"^bin/net8\.0/EsExchange\.PowerShell\.deps\.json$",
            @"^bin/(net472|net8\.0)/runtimes/[\w-]+/(native|lib/net8\.0)/[\w.]+$", @"^bin/loader/(net472|net8\.0)/EsExchange\.Loader\.dll$",
        ];

        Assert.DoesNotContain(Files, file => !known.Any(pattern => Regex.IsMatch(file, pattern)));
    }

    [Fact]
    public void It_is_not_larger_than_it_needs_to_be()
    {
        double size = Files.Sum(file => new FileInfo(Path.Combine(TestFolders.Module, file)).Length) / 1048576.0;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Files.Count} files, {size:F1} MB");
        Assert.InRange(size, 5, 45);
    }

    [Fact]
    public void Manifest_says_all_that_a_gallery_asks_for()
    {
        using ShellSession session = ShellSession.Open();
        ShellResult result = session.Run(
            """
            $module = Test-ModuleManifest $manifest
            $module.CompatiblePSEditions -join ','
            $module.PowerShellVersion.ToString()
            $module.Author; $module.Description; $module.LicenseUri.ToString(); $module.ReleaseNotes; $module.Tags -join ','
            $module.ExportedFormatFiles.Count
            """,
            new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest });

        Assert.Empty(result.Errors);
        string[] output = [.. result.Output.Select(value => value.ToString())];
        Assert.Equal("Desktop,Core", output[0]);
        Assert.Equal("5.1", output[1]);
        Assert.All(output, text => Assert.NotEqual("", text));
        Assert.Contains("PSEdition_Desktop", output[6], StringComparison.Ordinal);
        Assert.Equal("1", output[7]);
    }

    [Fact]
    public void Manifest_exports_cmdlets_by_name_and_nothing_else()
    {
        string manifest = File.ReadAllText(TestFolders.Manifest);
        foreach (string kind in new[] { "Functions", "Variables", "Aliases" })
            Assert.Matches(kind + @"ToExport\s*= @\(\)", manifest);
        Assert.DoesNotContain("'*'", manifest, StringComparison.Ordinal);
        string[] listed = [.. ExportedCmdlet().Matches(manifest).Select(match => match.Groups[1].Value)];
        Assert.Equal(HelpPages.Cmdlets("en-US").Order(StringComparer.OrdinalIgnoreCase), listed.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Bill_of_materials_names_the_package_of_every_foreign_file()
    {
        JsonNode bill = JsonNode.Parse(File.ReadAllText(Path.Combine(TestFolders.Module, "bom.json")))!;
        Assert.Equal("CycloneDX", (string)bill["bomFormat"]!);
        Assert.Equal("1.6", (string)bill["specVersion"]!);
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", (string)bill["serialNumber"]!);

        JsonNode[] components = [.. bill["components"]!.AsArray().Select(component => component!)];
        IEnumerable<string> named = components.SelectMany(component => component["evidence"]!["occurrences"]!.AsArray().Select(file => (string)file!["location"]!));
        IEnumerable<string> foreign = Files.Where(file => file.StartsWith("bin/", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("EsExchange.", StringComparison.Ordinal));
        Assert.Equal(foreign, named.Distinct().Order(StringComparer.Ordinal));

        Assert.All(components, component =>
        {
            Assert.Equal($"pkg:nuget/{(string)component["name"]!}@{(string)component["version"]!}", (string)component["purl"]!);
            Assert.Matches("^[0-9a-f]{128}$", (string)component["hashes"]![0]!["content"]!);
            Assert.NotNull(component["licenses"]);
        });
        HashSet<string> references = [.. components.Select(component => (string)component["bom-ref"]!)];
        Assert.Equal(components.Length, references.Count);
        Assert.All(
            bill["dependencies"]!.AsArray().SelectMany(dependency => dependency!["dependsOn"]!.AsArray()),
            reference => Assert.Contains((string)reference!, references));
    }

    [GeneratedRegex(@"^\s+'(\w+-Es\w+)'", RegexOptions.Multiline)]
    private static partial Regex ExportedCmdlet();
}
