using System;
using System.Threading;
using System.Threading.Tasks;
using NodaTime;

namespace EsExchange.Eserp.Leases;

/// <summary>Leases in the database: only one interface may run in a network (manual: "Einrichtung, Hinweise").</summary>
public interface ILeaseStore
{
    /// <summary>Takes a lease that is free, expired, or held by a process of this machine that no longer lives.</summary>
    /// <returns>The lease, or who holds it.</returns>
    Task<LeaseAttempt> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Prolongs a lease.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.LeaseLost"/>: somebody else took it over.</exception>
    Task RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back; does nothing where it was lost.</summary>
    Task ReleaseAsync(Lease lease, CancellationToken cancellationToken);
}

/// <summary>A held lease.</summary>
/// <param name="Name">What is leased.</param>
/// <param name="Token">Grows with every holder: a writer with an older token is fenced off.</param>
/// <param name="Holder">Machine, process and start of the holder.</param>
/// <param name="Expires">Until when it is held.</param>
public sealed record Lease(string Name, long Token, string Holder, Instant Expires);

/// <summary>What became of an attempt: exactly one of the two is set.</summary>
/// <param name="Lease">The lease, where it was taken.</param>
/// <param name="HeldBy">The present holder's lease, where it was not.</param>
public sealed record LeaseAttempt(Lease? Lease, Lease? HeldBy);
