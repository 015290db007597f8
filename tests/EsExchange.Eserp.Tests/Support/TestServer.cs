using System;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace EsExchange.Eserp.Tests.Support;

/// <summary>A fresh database on the SQL Server that ESEXCHANGE_TEST_SQLSERVER names, dropped at the end.</summary>
internal sealed class TestServer : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ESEXCHANGE_TEST_SQLSERVER");

    /// <summary>A server may see the last session of a database end only after its connection was closed, and refuses to drop it until then.</summary>
    private static readonly ResiliencePipeline InUse = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SqlException>(), MaxRetryAttempts = 50, Delay = TimeSpan.FromMilliseconds(200) })
        .Build();

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

    public void Dispose() => InUse.Execute(() => Master($"DROP DATABASE {_database}"));

    private static void Master(string statement)
    {
        using var db = new SqlConnection(Server);
        db.Open();
        using SqlCommand command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
