using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Packaging;

/// <summary>The module works from wherever an admin puts it.</summary>
public sealed class InstalledModuleTests
{
    private const string Work = "Initialize-EsDatabase './Übung 1.db' -SampleCompany | Connect-EsDatabase; @(Get-EsStaff).Count; (Get-EsDatabase).Kind";

    [Theory]
    [InlineData("Module für Büro (öffentlich)")]
    [InlineData("It's [here] & there; 100% $fun")]
    [InlineData("日本語")]
    public async Task Works_from_a_folder_of_any_name(string name)
    {
        using var folder = new TemporaryFolder();
        string manifest = InstalledModule.CopyTo(Path.Combine(folder.Path, name));

        ShellProcess run = await RunAsync(folder, $"Import-Module -Name $args[0]\n{Work}", Escaped(manifest));

        Assert.Equal("", run.Errors);
        Assert.Equal("12\nSqlite\n", run.Output);
    }

    [Fact]
    public async Task Works_from_a_folder_that_cannot_be_written_and_writes_nothing_there()
    {
        using var folder = new TemporaryFolder();
        string module = Path.Combine(folder.Path, "share");
        string manifest = InstalledModule.CopyTo(module);
        string[] files = Directory.GetFiles(module, "*", SearchOption.AllDirectories);
        foreach (string file in files)
            File.SetAttributes(file, FileAttributes.ReadOnly);
        foreach (string subfolder in Directory.GetDirectories(module, "*", SearchOption.AllDirectories).Append(module))
            SetWritable(subfolder, false);
        try
        {
            ShellProcess run = await RunAsync(folder, $"Import-Module $args[0]\n{Work}", manifest);

            Assert.Equal("", run.Errors);
            Assert.Equal("12\nSqlite\n", run.Output);
            Assert.Equal(files.Order(), Directory.GetFiles(module, "*", SearchOption.AllDirectories).Order());
        }
        finally
        {
            foreach (string subfolder in Directory.GetDirectories(module, "*", SearchOption.AllDirectories).Append(module))
                SetWritable(subfolder, true);
            foreach (string file in files)
                File.SetAttributes(file, FileAttributes.Normal);
        }
    }

    [Theory]
    [InlineData("Import-Module EsExchange", "0.2.0")]
    [InlineData("Import-Module EsExchange -RequiredVersion 0.1.0", "0.1.0")]
    public async Task Two_versions_lie_side_by_side_and_each_works(string import, string version)
    {
        using var folder = new TemporaryFolder();
        InstalledModule.InstallAs("0.1.0", folder.Path);
        InstalledModule.InstallAs("0.2.0", folder.Path);

        ShellProcess run = await RunAsync(folder, $$"""
            $env:PSModulePath = $args[0]
            (Get-Module -ListAvailable EsExchange).Version -join ' '
            {{import}}
            (Get-Module EsExchange).Version.ToString()
            {{Work}}
            """, folder.Path);

        Assert.Equal("", run.Errors);
        Assert.Equal($"0.2.0 0.1.0\n{version}\n12\nSqlite\n", run.Output);
    }

    [Fact]
    public async Task Import_with_Force_keeps_working_and_removal_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        ShellProcess run = await RunAsync(folder, $$"""
            Import-Module $args[0]
            {{Work}}
            Import-Module $args[0] -Force
            (Get-EsDatabase).Kind
            Remove-Module EsExchange
            @(Get-Command -Module EsExchange).Count
            @(Get-Module).Where({ $_.Name -like 'EsExchange*' }).Count
            try { Get-EsDatabase } catch { $_.FullyQualifiedErrorId }
            Import-Module $args[0]
            (Get-EsDatabase).Kind
            """, TestFolders.Manifest);

        Assert.Equal("", run.Errors);
        Assert.Equal("12\nSqlite\nSqlite\n0\n0\nCommandNotFoundException\nSqlite\n", run.Output);
    }

    [Fact]
    public async Task Works_under_Constrained_Language_Mode_once_imported()
    {
        using var folder = new TemporaryFolder();
        ShellProcess run = await RunAsync(folder, $$"""
            Import-Module $args[0]
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $ExecutionContext.SessionState.LanguageMode
            {{Work}}
            Get-EsStaff Anna* | Where-Object EmploymentStatus -eq active | ForEach-Object { $_.StaffNumber }
            Test-EsDatabase | Where-Object Result -eq Failed
            """, TestFolders.Manifest);

        Assert.Equal("", run.Errors);
        Assert.Equal("ConstrainedLanguage\n12\nSqlite\n1001\n", run.Output);
    }

    private static async Task<ShellProcess> RunAsync(TemporaryFolder folder, string script, string argument)
    {
        string file = folder.Write("script.ps1", $"Set-Location -LiteralPath '{folder.Path}'\n{script}\n");
        return await ShellProcess.RunAsync("-File", file, argument);
    }

    private static void SetWritable(string folder, bool isWritable)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, isWritable ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    // Import-Module takes its name as a pattern.
    private static string Escaped(string path) => System.Management.Automation.WildcardPattern.Escape(path);
}
