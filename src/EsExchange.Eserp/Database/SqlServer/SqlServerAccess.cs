using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;
using Polly;
using Polly.Retry;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>Opens a pooled connection for one piece of work at a time, tries again what failed for a moment, and translates errors.</summary>
/// <remarks>A transaction whose commit was tried is never tried again: whether it was committed is not known, and the next run sees it.</remarks>
internal sealed class SqlServerAccess(string connectionString, string database, SqlServerDialect dialect) : IDatabaseAccess
{
    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SqlException>(SqlServerErrors.IsTransient),
            MaxRetryAttempts = 4,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
        })
        .Build();

    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) => work(new Session(connection, null, dialect, token)), cancellationToken);

    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) =>
        {
            using SqlTransaction transaction = connection.BeginTransaction();
            T result = work(new Session(connection, transaction, dialect, token));
            Commit(transaction);
            return result;
        },
        cancellationToken);

    /// <summary>Works on an open connection, away from the caller's thread.</summary>
    public async Task<T> RunAsync<T>(Func<SqlConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _retry.ExecuteAsync(token => new ValueTask<T>(Task.Run(() => Run(work, token), token)), cancellationToken).ConfigureAwait(false);
        }
        catch (SqlException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (SqlException error)
        {
            throw SqlServerErrors.Translate(error, database);
        }
    }

    private async Task<T> Run<T>(Func<SqlConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return work(connection, cancellationToken);
    }

    private void Commit(SqlTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (SqlException error)
        {
            throw new EserpException(EserpError.Unavailable, Messages.Format("SqlBrokeOff", database, error.Message), error);
        }
    }
}
