using System;
using System.Linq;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Sync.Time;

/// <summary>Finds time zones by their Windows or IANA ids, the same on every platform and edition of PowerShell.</summary>
public static class ZoneResolver
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    /// <summary>The zone with the given id.</summary>
    /// <param name="id">A Windows id such as <c>W. Europe Standard Time</c> or an IANA id such as <c>Europe/Berlin</c>.</param>
    /// <returns>The zone, or null where neither list knows the id.</returns>
    public static DateTimeZone? Find(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            return null;

        string ianaId = Source.WindowsMapping.PrimaryMapping.TryGetValue(id!, out string? mapped) ? mapped : id!;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(ianaId);
    }

    /// <summary>The Windows id that Exchange knows a zone by.</summary>
    /// <param name="zone">A zone of the TZDB.</param>
    /// <returns>The Windows id.</returns>
    /// <exception cref="ArgumentException">Windows has no id for the zone.</exception>
    public static string ToWindowsId(DateTimeZone zone)
    {
        if (zone is null)
            throw new ArgumentNullException(nameof(zone));

        if (Source.TzdbToWindowsIds.TryGetValue(zone.Id, out string? windowsId))
            return windowsId;
        throw new ArgumentException($"Windows has no time zone for '{zone.Id}'.", nameof(zone));
    }

    /// <summary>All ids that <see cref="Find"/> understands, Windows ids first.</summary>
    public static string[] KnownIds() =>
        [.. Source.WindowsMapping.PrimaryMapping.Keys.OrderBy(id => id, StringComparer.Ordinal), .. DateTimeZoneProviders.Tzdb.Ids];
}
