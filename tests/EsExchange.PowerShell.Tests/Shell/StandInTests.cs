using System.Linq;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using Xunit;

namespace EsExchange.PowerShell.Tests.Shell;

/// <summary>The commands that stand in for PowerShell's own modules answer as those do.</summary>
public sealed class StandInTests
{
    [Theory]
    [InlineData("3, 1, 2 | Sort-Object", "1 2 3")]
    [InlineData("3, 1, 2 | Sort-Object -Descending", "3 2 1")]
    [InlineData("'b', 'A', 'a' | Sort-Object -Unique", "A b")]
    [InlineData("1..5 | Select-Object -First 2", "1 2")]
    [InlineData("1..5 | Select-Object -Last 2", "4 5")]
    [InlineData("1..5 | Select-Object -Skip 1 -First 1", "2")]
    [InlineData("1, 1, 2 | Select-Object -Unique", "1 2")]
    [InlineData("[pscustomobject]@{ A = 1, 2 } | Select-Object -ExpandProperty A", "1 2")]
    [InlineData("([pscustomobject]@{ A = 2; B = 3 } | Select-Object A, @{ n = 'S'; e = { $_.A * $_.B } }).S", "6")]
    [InlineData("([pscustomobject]@{ A = 2; B = 3 } | Select-Object * -ExcludeProperty A).PSObject.Properties.Name", "B")]
    [InlineData("'aa', 'b', 'cc' | Group-Object Length | ForEach-Object Count", "2 1")]
    [InlineData("(1..4 | Measure-Object -Sum -Average).Sum", "10")]
    [InlineData("(1..4 | Measure-Object).Count", "4")]
    [InlineData("Compare-Object 1, 2 2, 3 | ForEach-Object { \"$($_.InputObject)$($_.SideIndicator)\" }", "3=> 1<=")]
    [InlineData("('{\"a\":{\"b\":[1,2]}}' | ConvertFrom-Json).a.b", "1 2")]
    [InlineData("@{ a = 1, 'x', $null, $true } | ConvertTo-Json -Compress", "{\"a\":[1,\"x\",null,true]}")]
    [InlineData("'1' | ConvertTo-Json; , @(1) | ConvertTo-Json -Compress", "\"1\" [1]")]
    [InlineData("Join-Path a b", "a/b")]
    [InlineData("Split-Path /x/y.txt -Leaf", "y.txt")]
    [InlineData("Test-Path /; Test-Path /nowhere", "True False")]
    [InlineData("(New-Object System.Text.StringBuilder 'abc').Length", "3")]
    [InlineData("(New-Object psobject -Property @{ A = 5 }).A", "5")]
    [InlineData("Get-Date '2026-01-02 03:04' -Format 'yyyy/MM/dd HH'", "2026/01/02 03")]
    [InlineData("Write-Output 1 2", "1 2")]
    [InlineData("ConvertTo-SecureString x -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText", "x")]
    [InlineData("([pscustomobject]@{} | Add-Member Note 4 -PassThru).Note", "4")]
    [InlineData("[pscustomobject]@{ Only = 1 } | Get-Member -MemberType NoteProperty | ForEach-Object Name", "Only")]
    public void Answers(string script, string expected)
    {
        using var session = ShellSession.Open();

        var result = session.Run(script);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, string.Join(' ', result.Output));
    }

    [Fact]
    public void Csv_values_hold_delimiters_quotes_and_line_breaks()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("staff.csv", "Name;Note\r\n\"Groß; Anna\";\"a \"\"b\"\"\r\nc\"\r\nEmil;\r\n");
        using var session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = folder.Path });

        var rows = session.Run("Import-Csv staff.csv -Delimiter ';'").Output;
        Assert.Equal(["Groß; Anna", "Emil"], rows.Select(r => (string)r.Properties["Name"].Value));
        Assert.Equal(["a \"b\"\nc", ""], rows.Select(r => ((string)r.Properties["Note"].Value).ReplaceLineEndings("\n")));

        session.Run("Import-Csv staff.csv -Delimiter ';' | Export-Csv copy.csv");
        Assert.Equal("0", string.Join(' ', session.Run("@(Compare-Object (Import-Csv staff.csv -Delimiter ';') (Import-Csv copy.csv) -Property Name, Note).Count").Output));
        Assert.True(System.IO.File.Exists(file));
    }

    [Fact]
    public void Files_are_written_read_listed_and_removed()
    {
        using var folder = new TemporaryFolder();
        using var session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = folder.Path });

        var result = session.Run(
            """
            'one', 'two' | Set-Content a.txt
            Add-Content a.txt 'three'
            @(Get-Content a.txt).Count
            'redirected' > b.txt
            Get-Content b.txt
            $null = New-Item d -ItemType Directory
            (Get-ChildItem).Name
            Copy-Item a.txt d; Move-Item b.txt d
            (Get-ChildItem d -Filter *.txt).Name
            Remove-Item d -Recurse
            Test-Path d
            """);

        Assert.Empty(result.Errors);
        Assert.Equal("3 redirected d a.txt b.txt a.txt b.txt False", string.Join(' ', result.Output));
    }

    [Fact]
    public void Unsupported_parameter_is_refused()
    {
        using var session = ShellSession.Open();

        Assert.Contains("Stable", Assert.Single(session.Run("1 | Sort-Object -Stable").Errors).Exception.Message, System.StringComparison.Ordinal);
    }
}
