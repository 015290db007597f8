using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Throttling;

namespace EsExchange.Ews.Client;

/// <summary>Runs a request within the connection's budget and repeats it where that is safe.</summary>
internal sealed class RequestRunner(EwsClientOptions options, SoapSender sender) : IDisposable
{
    private readonly SemaphoreSlim budget = new(options.MaxConcurrency, options.MaxConcurrency);
    private readonly BackOffGate connectionGate = new(options.TimeProvider);
    private readonly RetryDelay retryDelay = new(options.Retry);

    /// <param name="operation">The request.</param>
    /// <param name="repeatable">Whether it may be sent again even if the server may have acted on it.</param>
    /// <param name="target">In whose name and how it goes.</param>
    /// <param name="mailboxGate">The mailbox's own gate.</param>
    /// <param name="result">Takes the result out of the operation once its answer was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AttemptFailedException">The last attempt's failure.</exception>
    public async Task<T> RunAsync<T>(
        IEwsOperation operation, bool repeatable, RequestTarget target, BackOffGate mailboxGate, Func<T> result, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await connectionGate.PassAsync(options.Retry.MaxDelay + options.Retry.BaseDelay, cancellationToken).ConfigureAwait(false);
            await mailboxGate.PassAsync(options.Retry.MaxDelay + options.Retry.BaseDelay, cancellationToken).ConfigureAwait(false);
            try
            {
                return await AttemptAsync(operation, target, result, cancellationToken).ConfigureAwait(false);
            }
            catch (AttemptFailedException failure)
            {
                bool safe = repeatable || !failure.MayHaveTakenEffect;
                TimeSpan? wait = safe ? retryDelay.After(failure.Error, attempt) : null;
                BackOffGate gate = failure.ThrottlesConnection ? connectionGate : mailboxGate;
                TimeSpan? closed = failure.Error.Category == EwsErrorCategory.Throttled ? failure.Error.RetryAfter ?? wait : null;
                if (closed is { } pause)
                    gate.CloseFor(pause);
                if (wait is not { } delay)
                    throw;
                await options.TimeProvider.WaitAsync(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => budget.Dispose();

    private async Task<T> AttemptAsync<T>(IEwsOperation operation, RequestTarget target, Func<T> result, CancellationToken cancellationToken)
    {
        await budget.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            operation.Reset();
            await sender.SendAsync(operation, target, cancellationToken).ConfigureAwait(false);
            return result();
        }
        catch (System.Xml.XmlException exception)
        {
            throw new AttemptFailedException(
                ErrorMapper.Make(EwsErrorCategory.ProtocolError, EwsErrorScope.Mailbox, exception.Message), mayHaveTakenEffect: true, inner: exception);
        }
        finally
        {
            budget.Release();
        }
    }
}
