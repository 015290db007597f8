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

    private InterfaceLease(ILeaseStore leases, Lease lease, TimeProvider time)
    {
        _leases = leases;
        _time = time;
        Lease = lease;
        _renewal = RenewAsync();
    }

    /// <summary>The lease.</summary>
    public Lease Lease { get; }

    /// <summary>Cancelled when the lease was lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease.</summary>
    /// <exception cref="SyncException"><c>InterfaceInUse</c>: somebody else holds it.</exception>
    public static async Task<InterfaceLease> AcquireAsync(ILeaseStore leases, TimeProvider time, CancellationToken cancellationToken)
    {
        LeaseAttempt attempt = await leases.TryAcquireAsync(Name, Duration, cancellationToken).ConfigureAwait(false);
        return attempt.Lease is { } lease
            ? new InterfaceLease(leases, lease, time)
            : throw new SyncException(
                "InterfaceInUse",
                Messages.Format("InterfaceInUse", attempt.HeldBy?.Holder, attempt.HeldBy?.Expires));
    }

    public async ValueTask DisposeAsync()
    {
        _end.Cancel();
        await _renewal.ConfigureAwait(false);
        await _leases.ReleaseAsync(Lease, CancellationToken.None).ConfigureAwait(false);
        _end.Dispose();
        _lost.Dispose();
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
                await _leases.RenewAsync(Lease, Duration, _end.Token).ConfigureAwait(false);
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
}
