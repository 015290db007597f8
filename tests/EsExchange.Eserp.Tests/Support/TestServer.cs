using System;
using Microsoft.Data.SqlClient;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>A fresh database on the SQL Server that ESEXCHANGE_TEST_SQLSERVER names, dropped at the end.</summary>
internal sealed class TestServer : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ESEXCHANGE_TEST_SQLSERVER");
    private readonly string _database = $"EsExchangeTest_{Guid.NewGuid():N}";

    private TestServer() => ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = _database, Pooling = false }.ConnectionString;

    public static bool IsThere => !string.IsNullOrWhiteSpace(Server);

    public string ConnectionString { get; }

    public static TestServer Create()
    {
        var server = new TestServer();
        Master($"CREATE DATABASE {server._database}");
        return server;
    }

    public void Dispose() => Master($"DROP DATABASE {_database}");

    private static void Master(string statement)
    {
        using var db = new SqlConnection(Server);
        db.Open();
        using SqlCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
