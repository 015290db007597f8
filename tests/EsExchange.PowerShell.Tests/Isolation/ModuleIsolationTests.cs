using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Isolation;

/// <summary>Another module's versions of our libraries in the same process harm neither it nor us, whoever comes first.</summary>
public sealed class ModuleIsolationTests
{
    [Theory]
    [InlineData("ForeignFirst")]
    [InlineData("ModuleFirst")]
    public async Task Module_works_with_its_own_libraries_beside_other_versions(string order)
    {
        var report = await RunAsync(order);

        var module = report["Module"]!.AsArray();
        Assert.Equal(["Dapper", "Microsoft.Data.Sqlite", "Microsoft.Identity.Client"], module.Select(l => Text(l, "Library")));
        Assert.All(module, library =>
        {
            Assert.Equal("EsExchange", Text(library, "Context"));
            Assert.Equal(Path.Combine(TestFolders.Module, "bin", "net8.0"), Path.GetDirectoryName(Text(library, "Location")));
        });
        Assert.Equal("answer 42", Text(module[0], "Evidence"));
        Assert.True((int)report["Staff"]! > 0);

        foreach (var name in new[] { "Dapper", "Microsoft.Identity.Client" })
        {
            var ours = module.Single(l => Text(l, "Library") == name);
            var foreign = Assert.Single(report["Default"]!.AsArray(), a => Text(a, "Name") == name);
            Assert.Equal(Path.Combine(TestFolders.ForeignLibraries, name + ".dll"), Path.GetFullPath(Text(foreign, "Location")));
            Assert.NotEqual(FileVersion(foreign), FileVersion(ours));
        }
    }

    [Fact]
    public async Task Only_the_loader_enters_the_default_context()
    {
        var report = await RunAsync("ForeignFirst");

        var fromModule = report["Default"]!.AsArray()
            .Where(a => Text(a, "Location").StartsWith(TestFolders.Module, StringComparison.Ordinal))
            .Select(a => Text(a, "Name"));
        Assert.Equal(["EsExchange.Loader"], fromModule);

        var named = report["Default"]!.AsArray().Select(a => Text(a, "Name")).Where(n => n.StartsWith("EsExchange.", StringComparison.Ordinal));
        Assert.Equal(["EsExchange.Loader", "EsExchange.Shell"], named.Order(StringComparer.Ordinal));
    }

    private static async Task<JsonNode> RunAsync(string order)
    {
        using var folder = new TemporaryFolder();
        var run = await ShellProcess.RunAsync(
            "-File", TestFolders.Script("isolation.ps1"),
            "-Manifest", TestFolders.Manifest,
            "-ForeignFolder", TestFolders.ForeignLibraries,
            "-Probe", TestFolders.Probe,
            "-Database", folder.File("eserp.db"),
            "-Order", order);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }

    // Dapper's assembly version is the same in all its releases; its file version is not.
    private static string? FileVersion(JsonNode? library) => FileVersionInfo.GetVersionInfo(Text(library, "Location")).FileVersion;

    private static string Text(JsonNode? node, string name) => (string)node![name]!;
}
