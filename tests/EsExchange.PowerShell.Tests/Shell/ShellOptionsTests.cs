using System;
using System.Text;
using EsExchange.Shell.CommandLine;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class ShellOptionsTests
{
    [Fact]
    public void File_takes_the_rest_as_its_arguments()
    {
        var options = ShellOptionsParser.Parse(["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", "a.ps1", "-Command", "x"]);

        Assert.Equal(ShellMode.File, options.Mode);
        Assert.Equal("a.ps1", options.Text);
        Assert.Equal(["-Command", "x"], options.Arguments);
        Assert.True(options.NonInteractive);
    }

    [Theory]
    [InlineData("-Command")]
    [InlineData("-command")]
    [InlineData("-c")]
    [InlineData("--command")]
    [InlineData("-com")]
    public void Command_is_known_by_its_abbreviations(string name)
    {
        var options = ShellOptionsParser.Parse([name, "Get-Date", "-AsUTC"]);

        Assert.Equal(ShellMode.Command, options.Mode);
        Assert.Equal("Get-Date -AsUTC", options.Text);
    }

    [Fact]
    public void Encoded_command_is_decoded()
    {
        var options = ShellOptionsParser.Parse(["-EncodedCommand", Convert.ToBase64String(Encoding.Unicode.GetBytes("'ä'"))]);

        Assert.Equal("'ä'", options.Text);
    }

    [Fact]
    public void Plain_path_is_a_script() => Assert.Equal(ShellMode.File, ShellOptionsParser.Parse(["a.ps1", "b"]).Mode);

    [Fact]
    public void Nothing_is_a_prompt() => Assert.Equal(ShellMode.Prompt, ShellOptionsParser.Parse([]).Mode);

    [Theory]
    [InlineData("-Nonsense")]
    [InlineData("-No")]
    [InlineData("-File")]
    [InlineData("-EncodedCommand", "%%%")]
    public void What_cannot_be_understood_is_refused(params string[] arguments) =>
        Assert.Throws<ShellUsageException>(() => ShellOptionsParser.Parse(arguments));
}
