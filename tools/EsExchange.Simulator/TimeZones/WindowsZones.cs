using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Simulator.TimeZones;

/// <summary>The rules of the Windows time zones, mapped to IANA's by CLDR's table.</summary>
internal static class WindowsZones
{
    public const string UtcId = "UTC";

    public static FrozenDictionary<string, DateTimeZone> All { get; } = Map();

    /// <summary>The rules of a zone; null where there is none of this id.</summary>
    public static DateTimeZone? Find(string? id) => id is null ? null : id == "tzone://Microsoft/Utc" ? DateTimeZone.Utc : All.GetValueOrDefault(id);

    private static FrozenDictionary<string, DateTimeZone> Map()
    {
        var source = TzdbDateTimeZoneSource.Default;
        var zones = new Dictionary<string, DateTimeZone>(StringComparer.OrdinalIgnoreCase);
        foreach (var (windowsId, tzdbId) in source.WindowsMapping.PrimaryMapping)
            zones[windowsId] = DateTimeZoneProviders.Tzdb[source.CanonicalIdMap.TryGetValue(tzdbId, out var canonical) ? canonical : tzdbId];
        zones[UtcId] = DateTimeZone.Utc;
        return zones.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
