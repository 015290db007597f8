using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.World.Eserp;
using EsExchange.World.Network;
using EsExchange.World.Time;

namespace EsExchange.World.Real.Eserp;

/// <summary>The way of an engine's transactions to the file: each is a step of its process, and troubles happen to it.</summary>
/// <param name="file">The file.</param>
/// <param name="process">The process.</param>
/// <param name="clock">The clock.</param>
/// <param name="look">Looks at what is committed.</param>
/// <param name="see">Sees what was before and after a transaction that changed an item.</param>
internal sealed class TroubledAccess(SqliteAccess file, EngineProcess process, WorldClock clock, Func<EserpState> look, Action<EserpState, EserpState> see) : IDatabaseAccess
{
    private const string LastChange = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'es_ChangeLog'";

    public async Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        Trouble? trouble = Begin("read");
        T result = await file.ReadAsync(work, cancellationToken).ConfigureAwait(false);
        await EndAsync(trouble).ConfigureAwait(false);
        return result;
    }

    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        Trouble? trouble = Begin("write");
        EserpState? before = null;
        T result = await file.WriteAsync(
            db =>
            {
                db.Execute(EserpClock.Set(clock.Now));
                long last = db.Scalar<long>(LastChange);
                T done = work(db);
                before = db.Scalar<long>(LastChange) == last ? null : look();
                return trouble?.Kind == TroubleKind.Torn ? throw Broken() : done;
            },
            cancellationToken).ConfigureAwait(false);
        if (before is not null)
            see(before, look());
        await EndAsync(trouble).ConfigureAwait(false);
        return result;
    }

    private Trouble? Begin(string step)
    {
        Trouble? trouble = process.Next(step);
        return trouble?.Kind is TroubleKind.RequestLost or TroubleKind.Busy ? throw new EserpException(EserpError.Busy, "The database is busy.") : trouble;
    }

    private Task EndAsync(Trouble? trouble) => trouble?.Kind == TroubleKind.ResponseLost ? throw Broken() : process.AfterAsync(trouble);

    private static EserpException Broken() => new(EserpError.Unavailable, "The connection to the database broke.");
}
