using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Operations.Continuous;

/// <summary>
/// Rings the bell for each mailbox in which Exchange tells of a change. It keeps in step with the configuration, and where a server refuses it tries again
/// ever more seldom; the mailboxes are synced at their interval all the same.
/// </summary>
/// <param name="open">Opens the organisation of a connection.</param>
/// <param name="bell">What is rung.</param>
/// <param name="events">Hears how it goes.</param>
/// <param name="time">The clock.</param>
public sealed class ChangeListener(
    Func<ExchangeConnection, CancellationToken, Task<IExchangeOrganisation>> open, ChangeBell bell, IListenerEvents events, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Dictionary<int, Listening> _current = [];
    private readonly List<Listening> _ended = [];

    /// <summary>Listens to these mailboxes from now on, and to no others. Connections of which nothing has changed are left alone.</summary>
    public void Follow(IReadOnlyList<DueMailbox> mailboxes)
    {
        Dictionary<int, ListeningTarget> wanted = ListeningTarget.Of(mailboxes).ToDictionary(target => target.Connection.Id);
        foreach (KeyValuePair<int, Listening> listening in _current.ToArray())
        {
            if (!wanted.TryGetValue(listening.Key, out ListeningTarget? target) || !target.Equals(listening.Value.Target))
                End(listening.Key);
        }

        foreach (ListeningTarget target in wanted.Values.Where(target => !_current.ContainsKey(target.Connection.Id)))
        {
            var stop = new CancellationTokenSource();
            _current[target.Connection.Id] = new Listening(target, stop, Task.Run(() => KeepListeningAsync(target, stop.Token), CancellationToken.None));
        }
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (int connection in _current.Keys.ToArray())
            End(connection);
        await Task.WhenAll(_ended.Select(listening => listening.Running)).ConfigureAwait(false);
    }

    private void End(int connection)
    {
        Listening listening = _current[connection];
        _current.Remove(connection);
        listening.Stop.Cancel();
        _ended.RemoveAll(earlier => earlier.Running.IsCompleted);
        _ended.Add(listening);
    }

    private async Task KeepListeningAsync(ListeningTarget target, CancellationToken cancellationToken)
    {
        TimeSpan wait = TimeSpan.Zero;
        string? told = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            long begun = time.GetTimestamp();
            try
            {
                events.OnListening(target.Connection, target.Addresses.Count);
                using IExchangeOrganisation organisation = await open(target.Connection, cancellationToken).ConfigureAwait(false);
                await organisation.ListenAsync(target.Addresses, target.Kinds, bell.Ring, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever failed, the interval remains, and it is tried again
            catch (Exception error)
#pragma warning restore CA1031
            {
                wait = NextWait(time.GetElapsedTime(begun) > LongestWait ? TimeSpan.Zero : wait);
                if (error.Message != told)
                    events.OnDeaf(target.Connection, error, wait);
                told = error.Message;
                await PauseAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan NextWait(TimeSpan last) =>
        last == TimeSpan.Zero ? FirstWait : TimeSpan.FromTicks(Math.Min(last.Ticks * 2, LongestWait.Ticks));

    /// <summary>Waits, or less where it is cancelled.</summary>
    private async Task PauseAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
#if NET
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
#else
            await time.Delay(wait, cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }

    private sealed record Listening(ListeningTarget Target, CancellationTokenSource Stop, Task Running);
}
