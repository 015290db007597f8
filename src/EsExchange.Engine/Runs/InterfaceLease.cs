using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Leases;
using EsExchange.Resources;

namespace EsExchange.Engine.Runs;

/// <summary>
/// Holds the lease of the interface for as long as a run lasts (manual: only one interface may run in a network).
/// The writes of a run that lost it are refused by the database.
/// </summary>
internal sealed class InterfaceLease : IAsyncDisposable
{
    private const string Name = "interface";
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(30);

    private readonly ILeaseStore _leases;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;
    private Holding _holding;

    private InterfaceLease(ILeaseStore leases, Lease lease, TimeProvider time, Holding holding)
    {
        _leases = leases;
        _time = time;
        _holding = holding;
        Lease = lease;
        _renewal = RenewAsync();
    }

    /// <summary>The lease.</summary>
    public Lease Lease { get; }

    /// <summary>
    /// Refuses to go on once nobody else can be sure any longer that this process is alive: after a pause of the process or of its machine another
    /// interface may have taken over, and Exchange, unlike the database, would not refuse a late write.
    /// </summary>
    /// <exception cref="EserpException"><see cref="EserpError.LeaseLost"/>.</exception>
    public void Demand()
    {
        if (_lost.IsCancellationRequested || _holding.IsOver(_time))
            throw new EserpException(EserpError.LeaseLost, Messages.Get("LeaseLost"));
    }

    /// <summary>Takes the lease.</summary>
    /// <exception cref="SyncException"><c>InterfaceInUse</c>: somebody else holds it.</exception>
    public static async Task<InterfaceLease> AcquireAsync(ILeaseStore leases, TimeProvider time, CancellationToken cancellationToken)
    {
        Holding holding = Holding.From(time);
        LeaseAttempt attempt = await leases.TryAcquireAsync(Name, Duration, cancellationToken).ConfigureAwait(false);
        return attempt.Lease is { } lease
            ? new InterfaceLease(leases, lease, time, holding)
            : throw new SyncException(
                "InterfaceInUse",
                Messages.Format("InterfaceInUse", attempt.HeldBy?.Holder, attempt.HeldBy?.Expires));
    }

    /// <summary>Works for as long as the lease is held.</summary>
    /// <param name="work">The work; cancelled when the lease is lost.</param>
    /// <param name="cancellationToken">Cancels the work, too.</param>
    /// <exception cref="EserpException"><see cref="EserpError.LeaseLost"/>.</exception>
    public async Task WhileHeldAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lost.Token);
        try
        {
            await work(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_lost.IsCancellationRequested)
        {
            throw new EserpException(EserpError.LeaseLost, Messages.Get("LeaseLost"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _end.Cancel();
        await _renewal.ConfigureAwait(false);
        await ReleaseAsync().ConfigureAwait(false);
        _end.Dispose();
        _lost.Dispose();
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _leases.ReleaseAsync(Lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EserpException)
        {
            // The database is gone; the lease ends by itself.
        }
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            try
            {
#if NET
                await Task.Delay(RenewAfter, _time, _end.Token).ConfigureAwait(false);
#else
                await _time.Delay(RenewAfter, _end.Token).ConfigureAwait(false);
#endif
                Holding holding = Holding.From(_time);
                await _leases.RenewAsync(Lease, Duration, _end.Token).ConfigureAwait(false);
                _holding = holding;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (EserpException error) when (error.Error == EserpError.LeaseLost)
            {
                _lost.Cancel();
                return;
            }
            catch (EserpException)
            {
                // The database may be back before the lease expires; until then the next renewal is soon enough.
            }
        }
    }

    /// <summary>From when the lease is surely held, by both clocks: one stands still while a machine sleeps, the other may be set back.</summary>
    private sealed record Holding(long Timestamp, DateTimeOffset Time)
    {
        public static Holding From(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

        public bool IsOver(TimeProvider time) => time.GetElapsedTime(Timestamp) >= Duration || time.GetUtcNow() - Time >= Duration;
    }
}
