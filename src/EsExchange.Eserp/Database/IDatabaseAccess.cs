using System;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.Database;

/// <summary>Runs one piece of work at a time on the database, and translates its errors into <see cref="EserpException"/>.</summary>
internal interface IDatabaseAccess
{
    /// <summary>Reads, outside of a transaction.</summary>
    Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken);

    /// <summary>Works in one transaction; an exception rolls everything back. The work may run more than once, never after a commit was tried.</summary>
    Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken);
}
