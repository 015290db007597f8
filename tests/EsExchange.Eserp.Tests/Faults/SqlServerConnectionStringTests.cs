using System;
using EsExchange.Eserp.Database.SqlServer;
using Microsoft.Data.SqlClient;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

public sealed class SqlServerConnectionStringTests
{
    [Fact]
    public void Encryption_is_mandatory_where_nothing_is_said()
    {
        SqlConnectionStringBuilder built = Complete("Server=sql01;Database=eserp;Integrated Security=true");
        Assert.Equal(SqlConnectionEncryptOption.Mandatory, built.Encrypt);
        Assert.False(built.TrustServerCertificate);
        Assert.True(built.IntegratedSecurity);
        Assert.Equal("EsExchange", built.ApplicationName);
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("Mandatory")]
    [InlineData("Optional")]
    public void The_given_encryption_stays(string encrypt) =>
        Assert.Equal(SqlConnectionEncryptOption.Parse(encrypt), Complete($"Server=sql01;encrypt={encrypt}").Encrypt);

    [Theory]
    [InlineData("Application Name")]
    [InlineData("App")]
    public void The_given_name_stays(string key) => Assert.Equal("Einkauf", Complete($"Server=sql01;{key}=Einkauf").ApplicationName);

    [Fact]
    public void What_a_failover_needs_stays()
    {
        SqlConnectionStringBuilder mirrored = Complete("Server=sql01;Failover Partner=sql02;Database=eserp;Integrated Security=true;Connect Timeout=45;Command Timeout=90");
        Assert.Equal("sql02", mirrored.FailoverPartner);
        Assert.Equal(45, mirrored.ConnectTimeout);
        Assert.Equal(90, mirrored.CommandTimeout);
        SqlConnectionStringBuilder group = Complete("Server=tcp:ag-eserp,1433;Database=eserp;MultiSubnetFailover=True;ApplicationIntent=ReadWrite");
        Assert.True(group.MultiSubnetFailover);
        Assert.Equal(ApplicationIntent.ReadWrite, group.ApplicationIntent);
    }

    [Theory]
    [InlineData("Active Directory Managed Identity", SqlAuthenticationMethod.ActiveDirectoryManagedIdentity)]
    [InlineData("Active Directory Integrated", SqlAuthenticationMethod.ActiveDirectoryIntegrated)]
    [InlineData("Active Directory Default", SqlAuthenticationMethod.ActiveDirectoryDefault)]
    [InlineData("Sql Password", SqlAuthenticationMethod.SqlPassword)]
    public void The_way_to_sign_in_stays(string given, SqlAuthenticationMethod expected) =>
        Assert.Equal(expected, Complete($"Server=sql01.database.windows.net;Database=eserp;Authentication={given}").Authentication);

    [Theory]
    [InlineData("Server=sql01;Colour=red", "'colour'")]
    [InlineData("Server=sql01;Connect Timeout=soon", "'connect timeout'")]
    [InlineData("Server=sql01;Encrypt=perhaps", "'encrypt'")]
    [InlineData("Server=sql01;Network Library=dbnmpntw", "'network library'")]
    public void What_SQL_Server_does_not_know_is_refused_by_name(string given, string named)
    {
        EserpException error = Assert.Throws<EserpException>(() => SqlServerConnectionString.Complete(given));
        Assert.Equal(EserpError.InvalidValue, error.Error);
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_no_connection_string_is_refused()
    {
        EserpException error = Assert.Throws<EserpException>(() => SqlServerConnectionString.Complete("sql01"));
        Assert.Equal(EserpError.InvalidValue, error.Error);
    }

    private static SqlConnectionStringBuilder Complete(string given) => new(SqlServerConnectionString.Complete(given).Text);
}
