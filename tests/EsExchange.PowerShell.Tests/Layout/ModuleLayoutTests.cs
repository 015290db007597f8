using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Layout;

/// <summary>The laid-out module holds what it needs on each platform, and nothing else.</summary>
public sealed class ModuleLayoutTests
{
    [Theory]
    [InlineData("net8.0", "win-x64", "e_sqlite3.dll")]
    [InlineData("net8.0", "win-x86", "e_sqlite3.dll")]
    [InlineData("net8.0", "win-arm64", "e_sqlite3.dll")]
    [InlineData("net8.0", "linux-x64", "libe_sqlite3.so")]
    [InlineData("net8.0", "linux-arm64", "libe_sqlite3.so")]
    [InlineData("net8.0", "osx-x64", "libe_sqlite3.dylib")]
    [InlineData("net8.0", "osx-arm64", "libe_sqlite3.dylib")]
    [InlineData("net8.0", "win-x64", "Microsoft.Data.SqlClient.SNI.dll")]
    [InlineData("net8.0", "win-arm64", "Microsoft.Data.SqlClient.SNI.dll")]
    [InlineData("net472", "win-x64", "e_sqlite3.dll")]
    [InlineData("net472", "win-x86", "e_sqlite3.dll")]
    [InlineData("net472", "win-arm64", "e_sqlite3.dll")]
    public void Native_library_is_there(string framework, string runtime, string file) =>
        Assert.True(File.Exists(Path.Combine(TestFolders.Module, "bin", framework, "runtimes", runtime, "native", file)));

    [Fact]
    public void Dependency_file_promises_only_files_that_are_there()
    {
        var folder = Path.Combine(TestFolders.Module, "bin", "net8.0");
        var dependencies = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "EsExchange.PowerShell.deps.json")))!;
        var libraries = dependencies["targets"]!.AsObject().Single().Value!.AsObject().Select(l => l.Value!.AsObject()).ToList();

        var neutral = libraries.SelectMany(l => l["runtime"]?.AsObject().Select(f => Path.GetFileName(f.Key)) ?? []);
        var forRuntimes = libraries.SelectMany(l => l["runtimeTargets"]?.AsObject().Select(f => f.Key) ?? []);
        var satellites = libraries.SelectMany(l => l["resources"]?.AsObject().Select(f => Path.Combine((string)f.Value!["locale"]!, Path.GetFileName(f.Key))) ?? []);

        Assert.All(neutral.Concat(forRuntimes).Concat(satellites), file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    [Theory]
    [InlineData("System.Management.Automation.dll")]
    [InlineData("EsExchange.Loader.dll")]
    [InlineData("EsExchange.Simulator.dll")]
    [InlineData("EsExchange.Shell.dll")]
    public void Binaries_lack_what_the_process_or_nobody_brings(string file)
    {
        foreach (var framework in new[] { "net472", "net8.0" })
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(TestFolders.Module, "bin", framework), file, SearchOption.AllDirectories));
    }

    [Fact]
    public void Every_file_that_the_manifest_names_is_there()
    {
        foreach (var file in new[] { "EsExchange.psd1", "EsExchange.psm1", "EsExchange.Format.ps1xml", "LICENSE" })
            Assert.True(File.Exists(Path.Combine(TestFolders.Module, file)), file);
        foreach (var framework in new[] { "net472", "net8.0" })
            Assert.True(File.Exists(Path.Combine(TestFolders.Module, "bin", "loader", framework, "EsExchange.Loader.dll")), framework);
    }
}
