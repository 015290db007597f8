using System;
using EsExchange.Ews.Authentication;
using Xunit;

namespace EsExchange.Ews.Tests.Authentication;

public sealed class CredentialsTests
{
    [Theory]
    [InlineData(@"MUSTERBAU\dienst")]
    [InlineData("dienst")]
    [InlineData("")]
    public void Only_the_user_principal_name_is_accepted(string name)
    {
        Assert.Throws<ArgumentException>(() => new HandshakeCredentials(name, "geheim-1"));
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BasicCredentials(name, "geheim-1"));

        Assert.Contains("user principal name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Either_secret_or_certificate_is_needed() => Assert.Throws<ArgumentException>(() => new OAuthCredentials(new OAuthOptions
    {
        ClientId = "c", TenantId = "t",
    }));

    [Fact]
    public void Nothing_secret_is_printed()
    {
        var basic = new BasicCredentials("dienst@musterbau.example", "geheim-1");

        Assert.DoesNotContain("geheim-1", $"{basic}{new HandshakeCredentials("dienst@musterbau.example", "geheim-1")}{new BearerCredentials("geheim-1")}", StringComparison.Ordinal);
    }
}
