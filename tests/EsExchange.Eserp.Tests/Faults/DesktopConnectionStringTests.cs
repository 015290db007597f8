using System;
using System.Data.Common;
using EsExchange.Eserp.Database.SqlServer;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>What Windows PowerShell makes of a connection string, before .NET Framework's client sees it.</summary>
public sealed class DesktopConnectionStringTests
{
    [Theory]
    [InlineData("Mandatory", "true")]
    [InlineData("optional", "false")]
    [InlineData("yes", "yes")]
    public void Encryption_is_said_as_yes_or_no(string given, string expected) => Assert.Equal(expected, Translate($"Server=sql01;Encrypt={given}")["Encrypt"]);

    [Theory]
    [InlineData("Trust Server Certificate", "TrustServerCertificate", "true")]
    [InlineData("Multi Subnet Failover", "MultiSubnetFailover", "true")]
    [InlineData("Application Intent", "ApplicationIntent", "ReadOnly")]
    [InlineData("Multiple Active Result Sets", "MultipleActiveResultSets", "true")]
    public void Keywords_lose_their_blanks(string given, string expected, string value)
    {
        DbConnectionStringBuilder translated = Translate($"Server=sql01;{given}={value}");
        Assert.False(translated.ContainsKey(given));
        Assert.Equal(value, translated[expected]);
    }

    [Theory]
    [InlineData("Command Timeout=60", 60)]
    [InlineData("CommandTimeout=0", 0)]
    [InlineData("Connect Timeout=30", null)]
    public void The_time_of_a_statement_is_told_apart(string given, int? expected)
    {
        CompleteConnectionString translated = DesktopConnectionString.Translate(Parse($"Server=sql01;{given}"));
        Assert.Equal(expected, translated.TimeoutSeconds);
        Assert.Equal(expected is null, translated.Text.Contains("Timeout", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Encrypt=Strict", "encrypt=Strict")]
    [InlineData("Host Name In Certificate=sql01.example.com", "host name in certificate")]
    [InlineData("Authentication=Active Directory Managed Identity", "authentication=Active Directory Managed Identity")]
    public void What_needs_PowerShell_7_says_so(string given, string named)
    {
        EserpException error = Assert.Throws<EserpException>(() => Translate($"Server=sql01;{given}"));
        Assert.Equal(EserpError.InvalidValue, error.Error);
        Assert.Contains($"'{named}'", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("PowerShell 7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    public void A_time_that_is_none_is_refused_by_the_name_of_its_keyword(string given)
    {
        EserpException error = Assert.Throws<EserpException>(() => Translate($"Server=sql01;Command Timeout={given}"));
        Assert.Contains("'command timeout'", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_rest_stays_with_what_is_in_quotes()
    {
        DbConnectionStringBuilder translated = Translate("Server=tcp:sql01,1433;Database=eserp;User ID=sync;Password='a;b=\"c';Authentication=Active Directory Password;Connect Timeout=45");
        Assert.Equal("tcp:sql01,1433", translated["Server"]);
        Assert.Equal("a;b=\"c", translated["Password"]);
        Assert.Equal("Active Directory Password", translated["Authentication"]);
        Assert.Equal("45", translated["Connect Timeout"]);
    }

    private static DbConnectionStringBuilder Translate(string given) => Parse(DesktopConnectionString.Translate(Parse(given)).Text);

    private static DbConnectionStringBuilder Parse(string text) => new() { ConnectionString = text };
}
