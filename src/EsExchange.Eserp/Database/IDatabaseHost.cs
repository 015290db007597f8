using System.Threading;
using System.Threading.Tasks;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>Where a database is kept: creates, upgrades and opens it.</summary>
internal interface IDatabaseHost
{
    /// <summary>Creates the database's objects, or upgrades them, all or nothing.</summary>
    /// <exception cref="EserpException">It cannot be done; then the database is as it was.</exception>
    Task<InitializeResult> InitializeAsync(InitializeOptions options, LocalDate today, CancellationToken cancellationToken);

    /// <summary>Opens a database of the present version.</summary>
    /// <exception cref="EserpException">It is not there, not initialized, of another version, or cannot be written.</exception>
    Task<IDatabaseAccess> OpenAsync(CancellationToken cancellationToken);
}
