using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Operations.Continuous;

/// <summary>Keeps syncing: each mailbox at its interval, and at once where a change is heard of. An error ends a round, never the whole.</summary>
/// <param name="work">What is done.</param>
/// <param name="bell">Rings when a mailbox changed.</param>
/// <param name="listener">Hears of changes in Exchange; null where the interval alone counts.</param>
/// <param name="time">The clock.</param>
public sealed class ContinuousSync(IContinuousWork work, ChangeBell bell, ChangeListener? listener, TimeProvider time)
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(1);

    // Changes seldom come alone; a run for each would be a waste.
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was done is consistent.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = new DueList();
        IReadOnlyList<DueMailbox> mailboxes = [];
        while (true)
        {
            try
            {
                mailboxes = await work.ReadMailboxesAsync(cancellationToken).ConfigureAwait(false);
                listener?.Follow(mailboxes);
                IReadOnlyList<SyncedStaff> now = due.Take(mailboxes, bell.Take(), time.GetUtcNow());
                if (now.Count > 0)
                    await work.SyncAsync(now, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // whatever failed, the next round may succeed
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                work.OnError(error);
            }

            cancellationToken.ThrowIfCancellationRequested();
            await WaitAsync(mailboxes.Count == 0 ? LongestIdle : due.Idle(mailboxes, time.GetUtcNow(), LongestIdle), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task ring = bell.WaitAsync(over.Token);
        Task first = await Task.WhenAny(ring, DelayAsync(longest, over.Token)).ConfigureAwait(false);
        bool hasRung = first == ring;
        over.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (hasRung)
            await DelayAsync(Gathering, cancellationToken).ConfigureAwait(false);
    }

    private Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, time, cancellationToken);
#else
        time.Delay(delay, cancellationToken);
#endif
}
