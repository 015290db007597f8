using System;
using System.Data;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace EsExchange.Eserp.Database;

/// <summary>Opens a pooled connection for one piece of work at a time, tries again what failed for a moment, and translates errors.</summary>
/// <remarks>
/// Work that is tried again begins anew, on another connection and in another transaction. A transaction whose commit was tried is never tried again:
/// whether it was committed is not known, and the next run sees it.
/// </remarks>
internal sealed class ServerAccess : IDatabaseAccess
{
    /// <summary>How often is tried again while somebody waits for the first answer of a server.</summary>
    public const int FirstRetries = 2;

    /// <summary>How often is tried again in the middle of the work: for half a minute, which a failover may take.</summary>
    public const int Retries = 6;

    private readonly IServer _server;
    private readonly IDialect _dialect;
    private readonly ResiliencePipeline _retry;
    private readonly int? _timeoutSeconds;

    /// <summary>Reaches a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="retries">How often is tried again.</param>
    /// <param name="timeoutSeconds">How long a statement may take; 0 for as long as it takes, null for as long as the connection allows.</param>
    /// <param name="time">The clock that waits between tries.</param>
    public ServerAccess(IServer server, IDialect dialect, int retries, int? timeoutSeconds = null, TimeProvider? time = null)
    {
        _timeoutSeconds = timeoutSeconds;
        _server = server;
        _dialect = dialect;
        _retry = new ResiliencePipelineBuilder { TimeProvider = time ?? TimeProvider.System }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DbException>(server.IsTransient).Handle<LostConnectionException>(),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(500),
                UseJitter = true,
            })
            .Build();
    }

    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) => work(new Session(connection, null, _dialect, token, _timeoutSeconds)), cancellationToken);

    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => RunAsync(
        (connection, token) =>
        {
            using DbTransaction transaction = connection.BeginTransaction();
            T result = work(new Session(connection, transaction, _dialect, token, _timeoutSeconds));
            Commit(transaction);
            return result;
        },
        cancellationToken);

    /// <summary>Works on an open connection, away from the caller's thread.</summary>
    private async Task<T> RunAsync<T>(Func<DbConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _retry.ExecuteAsync(token => new ValueTask<T>(Task.Run(() => OpenAndRunAsync(work, token), token)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is DbException or LostConnectionException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DbException error)
        {
            throw _server.Translate(error);
        }
        catch (LostConnectionException lost)
        {
            throw _server.Translate(lost.Error);
        }
    }

    private async Task<T> OpenAndRunAsync<T>(Func<DbConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        using DbConnection connection = _server.Connect();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw _server.Exhausted(error);
        }

        try
        {
            Prepare(connection);
            return work(connection, cancellationToken);
        }
        catch (DbException error) when (connection.State != ConnectionState.Open)
        {
            // Whatever number the system gives it: a connection that was open and is no longer broke under the work.
            throw new LostConnectionException(error);
        }
    }

    private void Prepare(DbConnection connection)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = _server.Settings;
        command.ExecuteNonQuery();
    }

    private void Commit(DbTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (DbException error)
        {
            throw _server.BrokeOff(error);
        }
    }

    private sealed class LostConnectionException(DbException error) : Exception(error.Message, error)
    {
        public DbException Error { get; } = error;
    }
}
