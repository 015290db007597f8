using System;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using EsExchange.Eserp.Database;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.Eserp.Leases;

/// <summary>Leases in a SQLite file. The token grows with every holder; a write under an older token is refused.</summary>
internal sealed class SqliteLeaseStore(SqliteAccess access, TimeProvider time) : ILeaseStore
{
    public Task<LeaseAttempt> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken) => access.WriteAsync(
        (db, transaction) =>
        {
            Instant now = Timestamp.Now(time);
            Row? present = db.QuerySingleOrDefault<Row>("SELECT Token, Holder, Expires FROM es_Lease WHERE Name = @name", new { name }, transaction);
            if (present?.Holder is { } holder && Timestamp.Read(present.Expires) > now && !ProcessIdentity.IsDead(holder))
                return new LeaseAttempt(null, new Lease(name, present.Token, holder, Timestamp.Read(present.Expires)));

            var lease = new Lease(name, (present?.Token ?? 0) + 1, ProcessIdentity.Current, now + Duration.FromTimeSpan(duration));
            db.Execute(
                "INSERT INTO es_Lease (Name, Token, Holder, Expires) VALUES (@Name, @Token, @Holder, @expires) ON CONFLICT (Name) DO UPDATE SET Token = @Token, Holder = @Holder, Expires = @expires",
                new { lease.Name, lease.Token, lease.Holder, expires = Timestamp.Write(lease.Expires) },
                transaction);
            return new LeaseAttempt(lease, null);
        },
        cancellationToken);

    public Task RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => access.WriteAsync(
        (db, transaction) =>
        {
            Demand(db, transaction, lease);
            string expires = Timestamp.Write(Timestamp.Now(time) + Duration.FromTimeSpan(duration));
            return db.Execute("UPDATE es_Lease SET Expires = @expires WHERE Name = @Name", new { lease.Name, expires }, transaction);
        },
        cancellationToken);

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => access.WriteAsync(
        (db, transaction) => db.Execute(
            "UPDATE es_Lease SET Holder = NULL WHERE Name = @Name AND Token = @Token", new { lease.Name, lease.Token }, transaction),
        cancellationToken);

    /// <summary>Refuses a transaction whose lease somebody else has taken over.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.LeaseLost"/>.</exception>
    public static void Demand(SqliteConnection db, SqliteTransaction transaction, Lease lease)
    {
        long? token = db.ExecuteScalar<long?>("SELECT Token FROM es_Lease WHERE Name = @Name AND Holder IS NOT NULL", new { lease.Name }, transaction);
        if (token != lease.Token)
            throw new EserpException(EserpError.LeaseLost, "Another interface took over while this one was running; nothing was written. Check that only one is scheduled.");
    }

    private sealed class Row
    {
        public long Token { get; init; }

        public string? Holder { get; init; }

        public string Expires { get; init; } = string.Empty;
    }
}
