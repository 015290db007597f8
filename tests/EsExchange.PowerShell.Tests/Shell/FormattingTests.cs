using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

public sealed class FormattingTests
{
    [Fact]
    public void Objects_print_as_a_table()
    {
        using var session = ShellSession.Open();

        var result = session.Run("1..2 | ForEach-Object { [pscustomobject]@{ Number = $_; Name = \"n$_\" } }");

        Assert.Equal("\nNumber Name\n------ ----\n     1 n1\n     2 n2\n\n", result.Text);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void Many_properties_print_as_a_list()
    {
        using var session = ShellSession.Open();

        var result = session.Run("[pscustomobject]@{ A = 1; B = 2; C = 3; D = 4; E = 5 }");

        Assert.Equal("\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\n\n", result.Text);
    }

    [Fact]
    public void Shape_and_columns_can_be_chosen()
    {
        using var session = ShellSession.Open();
        const string Row = "[pscustomobject]@{ A = 1; B = 'x' }";

        Assert.Equal("\nA : 1\nB : x\n\n", session.Run(Row + " | Format-List").Text);
        Assert.Equal("\nB\n-\nx\n\n", session.Run(Row + " | Format-Table B").Text);
    }

    [Fact]
    public void Out_string_gives_the_printed_text()
    {
        using var session = ShellSession.Open();

        var result = session.Run("([pscustomobject]@{ A = 1 } | Out-String).Trim()");

        Assert.Equal("A\n-\n1", Assert.Single(result.Output).ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Long_text_is_cut_at_the_width()
    {
        using var session = ShellSession.Open(new ShellSessionOptions { Width = 40 });

        var result = session.Run("[pscustomobject]@{ Text = 'x' * 100; More = 'y' * 100 }");

        Assert.All(result.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 40));
    }
}
