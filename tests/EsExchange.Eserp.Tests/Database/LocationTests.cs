using System;
using EsExchange.Eserp.Database;
using Xunit;

namespace EsExchange.Eserp.Tests.Database;

public sealed class LocationTests
{
    [Fact]
    public void A_connection_string_never_shows_its_password()
    {
        DatabaseLocation location = DatabaseLocation.Parse("Server=sql01;Database=eserp;User Id=sa;Password=geheim");
        Assert.Equal(DatabaseKind.SqlServer, location.Kind);
        Assert.DoesNotContain("geheim", location.ToString(), StringComparison.Ordinal);
        Assert.Contains("sql01", location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_source_alone_is_a_file() => Assert.Equal(DatabaseKind.Sqlite, DatabaseLocation.Parse("Data Source=eserp.db").Kind);

    [Theory]
    [InlineData("no connection string")]
    [InlineData("=;=")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal(EserpError.InvalidValue, Assert.Throws<EserpException>(() => DatabaseLocation.Parse(text)).Error);
}
