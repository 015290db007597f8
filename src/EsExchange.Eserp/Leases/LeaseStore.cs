using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Database;
using EsExchange.Resources;
using NodaTime;

namespace EsExchange.Eserp.Leases;

/// <summary>Leases. The token grows with every holder; a write under an older token is refused.</summary>
internal sealed class LeaseStore(IDatabaseAccess access, TimeProvider time) : ILeaseStore
{
    public Task<LeaseAttempt> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            Instant now = Clock.Now(time);
            Row? present = Find(db, name);
            if (present?.Holder is { } holder && present.Expires > now && !ProcessIdentity.IsDead(holder))
                return new LeaseAttempt(null, new Lease(name, present.Token, holder, present.Expires));

            var lease = new Lease(name, (present?.Token ?? 0) + 1, ProcessIdentity.Current, now + Duration.FromTimeSpan(duration));
            return Take(db, lease) ? new LeaseAttempt(lease, null) : new LeaseAttempt(null, Held(name, Find(db, name), lease));
        },
        cancellationToken);

    public Task RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => access.WriteAsync(
        db =>
        {
            Instant expires = Clock.Now(time) + Duration.FromTimeSpan(duration);
            if (db.Execute("UPDATE es.Lease SET Expires = @expires WHERE Name = @Name AND Token = @Token AND Holder IS NOT NULL", new { lease.Name, lease.Token, expires }) == 0)
                throw Lost();
            return true;
        },
        cancellationToken);

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => access.WriteAsync(
        db => db.Execute("UPDATE es.Lease SET Holder = NULL WHERE Name = @Name AND Token = @Token", new { lease.Name, lease.Token }),
        cancellationToken);

    /// <summary>The leases that somebody holds, or held when his process ended.</summary>
    public Task<IReadOnlyList<Lease>> GetHeldAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<Lease>>(
        db => [.. db.Query<Row>("SELECT Name, Token, Holder, Expires FROM es.Lease WHERE Holder IS NOT NULL ORDER BY Name").Select(row => new Lease(row.Name, row.Token, row.Holder!, row.Expires))],
        cancellationToken);

    /// <summary>Refuses a transaction whose lease somebody else has taken over, and keeps others from taking it until the transaction ends.</summary>
    /// <remarks>
    /// Transactions of several mailboxes share the lock on the lease. Who takes, prolongs or gives back a lease waits until they have ended, and those that
    /// come meanwhile wait for him and see what he wrote. Nobody waits in a circle: those who write a lease hold nothing else and do not read it under a
    /// lock first, and a transaction that shares the lock never writes a lease.
    /// </remarks>
    /// <exception cref="EserpException"><see cref="EserpError.LeaseLost"/>.</exception>
    public static void Demand(Session db, Lease lease)
    {
        if (db.Scalar<int>(db.Dialect.HeldLease, new { lease.Name, lease.Token }) == 0)
            throw Lost();
    }

    private static EserpException Lost() => new(EserpError.LeaseLost, Messages.Get("LeaseLost"));

    /// <summary>Takes the lease where nobody was quicker: the former token must still be there, or of two that take it for the first time one waits for the other.</summary>
    private static bool Take(Session db, Lease lease)
    {
        var values = new { lease.Name, lease.Token, lease.Holder, lease.Expires, former = lease.Token - 1 };
        return db.Execute("UPDATE es.Lease SET Token = @Token, Holder = @Holder, Expires = @Expires WHERE Name = @Name AND Token = @former", values) == 1
            || db.Execute(
                """
                INSERT INTO es.Lease (Name, Token, Holder, Expires)
                SELECT @Name, @Token, @Holder, @Expires WHERE NOT EXISTS (SELECT 1 FROM es.Lease WITH (UPDLOCK, HOLDLOCK) WHERE Name = @Name)
                """,
                values) == 1;
    }

    private static Row? Find(Session db, string name) =>
        db.QuerySingleOrDefault<Row>("SELECT Token, Holder, Expires FROM es.Lease WHERE Name = @name", new { name });

    private static Lease Held(string name, Row? row, Lease wanted) =>
        row is null ? wanted : new Lease(name, row.Token, row.Holder ?? wanted.Holder, row.Expires);

    private sealed class Row
    {
        public string Name { get; init; } = string.Empty;

        public long Token { get; init; }

        public string? Holder { get; init; }

        public Instant Expires { get; init; }
    }
}
