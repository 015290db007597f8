using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace EsExchange.Sync.Tests.House;

/// <summary>Arrows between the shipped projects point down only.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["EsExchange.Sync"] = [],
        ["EsExchange.Ews"] = ["EsExchange.Sync"],
        ["EsExchange.Eserp"] = ["EsExchange.Sync"],
        ["EsExchange.Engine"] = ["EsExchange.Eserp", "EsExchange.Ews", "EsExchange.Sync"],
        ["EsExchange.Loader"] = [],
        ["EsExchange.Operations"] = ["EsExchange.Engine"],
        ["EsExchange.PowerShell"] = ["EsExchange.Engine", "EsExchange.Loader", "EsExchange.Operations"],
    };

    [Fact]
    public void Every_shipped_project_refers_to_lower_ones_alone()
    {
        string source = Path.Combine(FindRoot(), "src");
        foreach (string project in Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories))
        {
            string[] references = [.. XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))).Order(StringComparer.Ordinal)];
            Assert.Equal(Allowed[Path.GetFileNameWithoutExtension(project)], references);
        }
    }

    [Theory]
    [InlineData("EsExchange.Sync", "System.IO")]
    [InlineData("EsExchange.Sync", "System.Net")]
    [InlineData("EsExchange.Sync", "System.Xml")]
    [InlineData("EsExchange.Sync", "TimeProvider")]
    [InlineData("EsExchange.Sync", "DateTime.UtcNow")]
    [InlineData("EsExchange.Ews", "EsExchange.Eserp")]
    [InlineData("EsExchange.Eserp", "EsExchange.Ews")]
    public void What_decides_knows_no_outside_world(string project, string forbidden)
    {
        string folder = Path.Combine(FindRoot(), "src", project);
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(forbidden, StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EsExchange.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests lie outside of the repository.");
    }
}
