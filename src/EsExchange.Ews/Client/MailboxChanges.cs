using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using EsExchange.Ews.Items;

namespace EsExchange.Ews.Client;

/// <summary>Gathers what the listeners hear; a mailbox waits to be taken at most once, so that memory is bounded by their number.</summary>
internal sealed class MailboxChanges(
    RequestRunner runner, EwsClientOptions options, IReadOnlyList<string> mailboxes, IReadOnlyList<DistinguishedFolder> folders)
{
    /// <summary>How many subscriptions a streaming connection may hold by default.</summary>
    public const int PerConnection = 200;

    private readonly ConcurrentDictionary<string, bool> waiting = new(StringComparer.Ordinal);
    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();

    public async IAsyncEnumerable<MailboxChanged> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> listeners = [.. Groups().Select(group => ListenAsync(group, stop.Token))];
        try
        {
            while (await changes.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (changes.Reader.TryRead(out string? address))
                {
                    waiting.TryRemove(address, out _);
                    yield return new MailboxChanged(address);
                }
            }
        }
        finally
        {
            stop.Cancel();
            await Task.WhenAll(listeners).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(IReadOnlyList<string> group, CancellationToken cancellationToken)
    {
        try
        {
            await new MailboxListener(runner, options, group, folders, Tell).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            changes.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            // Whoever enumerates gets it.
            changes.Writer.TryComplete(exception);
        }
    }

    private void Tell(string address)
    {
        if (waiting.TryAdd(address, true))
            changes.Writer.TryWrite(address);
    }

    private IEnumerable<IReadOnlyList<string>> Groups()
    {
        for (int start = 0; start < mailboxes.Count; start += PerConnection)
            yield return [.. mailboxes.Skip(start).Take(PerConnection)];
    }
}
