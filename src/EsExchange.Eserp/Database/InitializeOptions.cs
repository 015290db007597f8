namespace EsExchange.Eserp.Database;

/// <summary>How a database is created.</summary>
public sealed record InitializeOptions
{
    /// <summary>The Windows or IANA id of the zone whose local time eserp stores; an existing database keeps its own.</summary>
    public string TimeZoneId { get; init; } = "W. Europe Standard Time";

    /// <summary>Whether a new database is filled with a sample company.</summary>
    public bool SampleCompany { get; init; }

    /// <summary>A script that redefines the views over the database's own tables; null to leave them as they are.</summary>
    public string? MappingScript { get; init; }
}

/// <summary>What was done to a database.</summary>
/// <param name="PreviousVersion">Its version before; 0 where it was created.</param>
/// <param name="Version">Its version now.</param>
/// <param name="TimeZoneId">The id of the zone whose local time it stores.</param>
public sealed record InitializeResult(int PreviousVersion, int Version, string TimeZoneId);
