using System;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class ErrorPrintingTests
{
    [Fact]
    public async Task Error_in_a_script_names_file_line_and_place()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("script.ps1", "'before'\nGet-Nothing -Really\n'after'\n");

        var run = await ShellProcess.RunAsync("-File", script);

        Assert.Equal("before\nafter\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Contains(script + ":2", run.Errors, StringComparison.Ordinal);
        Assert.Contains("~~~~~~~~~~~", run.Errors, StringComparison.Ordinal);
        Assert.Contains("'Get-Nothing' is not recognized", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Errors);
    }

    [Fact]
    public void Error_is_red_on_a_screen_only()
    {
        using var screen = ShellSession.Open(new ShellSessionOptions { Screen = true });
        using var file = ShellSession.Open();

        Assert.Contains("\u001b[31;1m", screen.Run("Write-Error 'broken'").ErrorText, StringComparison.Ordinal);
        Assert.Equal("Write-Error: broken\n", file.Run("Write-Error 'broken'").ErrorText);
    }

    [Fact]
    public void Errors_are_kept_in_order_the_fatal_one_last()
    {
        using var session = ShellSession.Open();

        var result = session.Run("Write-Error 'one'; Write-Error 'two'; throw 'three'; Write-Error 'four'");

        Assert.Equal(["one", "two", "three"], [.. System.Linq.Enumerable.Select(result.Errors, e => e.Exception.Message)]);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void Other_streams_are_tagged_and_kept()
    {
        using var session = ShellSession.Open();

        var result = session.Run("Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Verbose 'silent'; Write-Host 'h'");

        Assert.Equal("WARNING: w\nVERBOSE: v\nh\n", result.Text);
        Assert.Equal("w", Assert.Single(result.Warnings).Message);
        Assert.Equal("v", Assert.Single(result.Verbose).Message);
        Assert.Equal("h", Assert.Single(result.Information).ToString());
        Assert.Empty(result.Errors);
    }
}
