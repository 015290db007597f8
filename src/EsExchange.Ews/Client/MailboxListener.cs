using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Throttling;

namespace EsExchange.Ews.Client;

/// <summary>Listens to some mailboxes over one connection, subscribing anew whatever was lost.</summary>
/// <param name="runner">Sends the requests within the connection's budget.</param>
/// <param name="options">The clock and the waits.</param>
/// <param name="addresses">Up to 200 mailboxes.</param>
/// <param name="folders">Their folders.</param>
/// <param name="changed">Told of each change.</param>
internal sealed class MailboxListener(
    RequestRunner runner,
    EwsClientOptions options,
    IReadOnlyList<string> addresses,
    IReadOnlyList<DistinguishedFolder> folders,
    Action<string> changed)
{
    /// <summary>After so many minutes the server closes the connection, and it is opened anew; so long a silent break goes unnoticed at most.</summary>
    private const int ConnectionMinutes = 10;

    private readonly BackOffGate gate = new(options.TimeProvider);
    private readonly RetryDelay retryDelay = new(options.Retry with { MaxAttempts = int.MaxValue, MaxTimeouts = int.MaxValue });
    private readonly Dictionary<string, string> subscriptions = new(StringComparer.Ordinal);
    private ServerAffinity affinity = new(addresses[0]);

    /// <summary>Listens until it is cancelled.</summary>
    /// <exception cref="EwsException">The connection as a whole is refused, and waiting does not help.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (int failures = 0; ;)
        {
            EwsError? failure = await ListenOnceAsync(cancellationToken).ConfigureAwait(false);
            failures = failure is null ? 0 : failures + 1;
            if (failure is null)
                continue;
            if (!failure.IsTransient && failure.Scope == EwsErrorScope.Connection)
                throw new EwsException(failure);

            // A server that comes back has forgotten the subscriptions, and may be another.
            subscriptions.Clear();
            affinity = new ServerAffinity(addresses[0]);
            TimeSpan wait = retryDelay.After(failure, Math.Min(failures, 16)) ?? failure.RetryAfter ?? TimeSpan.FromMinutes(ConnectionMinutes);
            await options.TimeProvider.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Why the connection failed; null where it ended as agreed.</returns>
    private async Task<EwsError?> ListenOnceAsync(CancellationToken cancellationToken)
    {
        EwsError? refused = await SubscribeMissingAsync(cancellationToken).ConfigureAwait(false);
        if (subscriptions.Count == 0)
            return refused ?? throw new InvalidOperationException("Nothing is subscribed to.");
        var operation = new GetStreamingEventsOperation([.. subscriptions.Keys], ConnectionMinutes, Tell);
        try
        {
            var target = new RequestTarget(addresses[0]) { Affinity = affinity, Timeout = TimeSpan.FromMinutes(ConnectionMinutes + 1) };
            await runner.RunAsync(operation, repeatable: false, target, gate, () => true, cancellationToken).ConfigureAwait(false);
        }
        catch (AttemptFailedException failure) when (operation.Lost.Count == 0)
        {
            return failure.Error;
        }
        catch (AttemptFailedException)
        {
            // The ids that it named are subscribed to anew.
        }

        foreach (string lost in operation.Lost)
            subscriptions.Remove(lost);
        return null;
    }

    private void Tell(string subscription)
    {
        if (subscriptions.TryGetValue(subscription, out string? address))
            changed(address);
    }

    /// <returns>Why a mailbox was refused; null where none was.</returns>
    private async Task<EwsError?> SubscribeMissingAsync(CancellationToken cancellationToken)
    {
        EwsError? refused = null;
        foreach (string address in addresses.Except(subscriptions.Values, StringComparer.Ordinal).ToList())
        {
            try
            {
                var operation = new SubscribeOperation(folders);
                var target = new RequestTarget(address) { Affinity = affinity };
                string id = await runner.RunAsync(operation, repeatable: true, target, gate, () => operation.Result, cancellationToken).ConfigureAwait(false);
                subscriptions.Add(id, address);

                // What changed before anybody listened is not told by the server.
                changed(address);
            }
            catch (AttemptFailedException failure) when (failure.Error.Scope != EwsErrorScope.Connection)
            {
                // One mailbox that is gone or forbidden silences no other; it is tried again with the next connection.
                refused = failure.Error;
            }
            catch (AttemptFailedException failure)
            {
                return failure.Error;
            }
        }

        return refused;
    }
}
