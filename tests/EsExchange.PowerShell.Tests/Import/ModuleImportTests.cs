using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Import;

/// <summary>The module can be imported as often and wherever an admin does.</summary>
[Collection(ModulePath.Collection)]
public sealed class ModuleImportTests
{
    private const string CountCommands = "@(Get-Command -Module EsExchange).Count";

    private static readonly Dictionary<string, object?> Manifest = new() { ["manifest"] = TestFolders.Manifest };

    [Theory]
    [InlineData("Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Import-Module $manifest -Force")]
    [InlineData("Import-Module $manifest; Remove-Module EsExchange; Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Import-Module $manifest -Force; Remove-Module EsExchange; Import-Module $manifest -Force")]
    public void Every_way_of_importing_exports_all_cmdlets(string import)
    {
        using var session = ShellSession.Open();

        var result = session.Run(import + "; " + CountCommands, Manifest);

        Assert.Empty(result.Errors);
        Assert.Equal(DeclaredCmdlets(session).Length, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void Removing_the_module_removes_its_cmdlets()
    {
        using var session = ShellSession.Open();

        var result = session.Run("Import-Module $manifest; Remove-Module EsExchange; " + CountCommands, Manifest);

        Assert.Empty(result.Errors);
        Assert.Equal(0, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public async Task Runspaces_of_one_process_share_one_load_context()
    {
        const string Script = """
            Import-Module $manifest
            (Get-Command Invoke-EsSync).ImplementingType.Assembly
            """;
        var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var session = ShellSession.Open();
            var result = session.Run(Script, Manifest);
            Assert.Empty(result.Errors);
            return Assert.Single(result.Output).BaseObject;
        }));

        var assemblies = await Task.WhenAll(runs);

        Assert.Single(assemblies.Distinct());
    }

    [Fact]
    public void Cmdlets_belong_to_the_module()
    {
        using var session = ShellSession.Open();

        var result = session.Run("Import-Module $manifest; Get-Command -Module EsExchange | ForEach-Object Source", Manifest);

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, source => Assert.Equal("EsExchange", source.BaseObject));
    }

    [Fact]
    public void Manifest_declares_exactly_the_cmdlets_of_the_assembly()
    {
        using var session = ShellSession.Open();

        var result = session.Run(
            """
            Import-Module $manifest
            (Get-Command Invoke-EsSync).ImplementingType.Assembly.GetExportedTypes() |
                ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
                ForEach-Object { $_.VerbName + '-' + $_.NounName } |
                Sort-Object
            """,
            Manifest);

        Assert.Empty(result.Errors);
        Assert.Equal(DeclaredCmdlets(session), result.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Incomplete_module_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "EsExchange.psd1", "EsExchange.psm1", "EsExchange.Format.ps1xml" })
            System.IO.File.Copy(System.IO.Path.Combine(TestFolders.Module, name), folder.File(name));
        using var session = ShellSession.Open();

        var result = session.Run(
            "Import-Module $whole; Import-Module $incomplete -Force",
            new Dictionary<string, object?> { ["whole"] = TestFolders.Manifest, ["incomplete"] = folder.File("EsExchange.psd1") });

        var error = result.Errors[0];
        Assert.Contains(folder.File("bin"), error.Exception.Message, System.StringComparison.Ordinal);
        Assert.Contains("incomplete", error.Exception.Message, System.StringComparison.Ordinal);
    }

    private static string[] DeclaredCmdlets(ShellSession session)
    {
        var manifest = session.Run("Test-ModuleManifest $manifest", Manifest);
        Assert.Empty(manifest.Errors);
        var module = Assert.IsType<PSModuleInfo>(Assert.Single(manifest.Output).BaseObject);
        return [.. module.ExportedCmdlets.Keys.Order(System.StringComparer.OrdinalIgnoreCase)];
    }
}
