using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("Get-Nothing; 1", 0)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Nothing; exit 5", 1)]
    public async Task Command_leaves_with(string command, int code)
    {
        var run = await ShellProcess.RunAsync("-NoProfile", "-Command", command);

        Assert.Equal(code, run.ExitCode);
    }

    [Theory]
    [InlineData("exit 9", 9)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Nothing", 0)]
    [InlineData("& { exit 3 }; 1", 3)]
    public async Task File_leaves_with(string text, int code)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("script.ps1", text);

        var run = await ShellProcess.RunAsync("-File", script);

        Assert.Equal(code, run.ExitCode);
    }

    [Fact]
    public async Task File_gets_its_arguments_by_name_by_position_and_as_switches()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("script.ps1", "param([string] $First, [int] $Number, [switch] $On, [switch] $Off) \"$First|$Number|$On|$Off|$args\"");

        var run = await ShellProcess.RunAsync("-File", script, "-Number", "4", "-On", "-Off:$false", "one");

        Assert.Equal("one|4|True|False|\n", run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Script_knows_its_folder()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("script.ps1", "$PSScriptRoot");

        var run = await ShellProcess.RunAsync(script);

        Assert.Equal(folder.Path, run.Output.Trim());
    }

    [Fact]
    public async Task Missing_script_is_named()
    {
        var run = await ShellProcess.RunAsync("-File", "nowhere.ps1");

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("nowhere.ps1", run.Errors, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirected_input_is_run_statement_by_statement()
    {
        var run = await ShellProcess.RunWithInputAsync("if ($true) {\n  'inside'\n}\n$x = 2\n$x + 1\nexit 6\n'never'\n");

        Assert.Equal("inside\n3\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(6, run.ExitCode);
    }
}
