using EsExchange.Eserp;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Time;

namespace EsExchange.PowerShell.Output;

/// <summary>An eserp database.</summary>
public sealed class EsDatabase
{
    internal static EsDatabase Of(IEserpDatabase database) => new()
    {
        Place = database.Location,
        Location = database.Location.ToString(),
        Kind = database.Location.Kind.ToString(),
        Version = database.SchemaVersion,
        PreviousVersion = database.SchemaVersion,
        TimeZone = ZoneResolver.ToWindowsId(database.Zone),
    };

    /// <summary>Where it is, with what is needed to connect to it again.</summary>
    internal DatabaseLocation Place { get; init; } = null!;

    /// <summary>Where it is; without a password.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>SQLite or SqlServer.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The version of its schema.</summary>
    public int Version { get; init; }

    /// <summary>The version before; 0 where it was created.</summary>
    public int PreviousVersion { get; init; }

    /// <summary>The Windows id of the zone whose local time eserp stores.</summary>
    public string TimeZone { get; init; } = string.Empty;
}
