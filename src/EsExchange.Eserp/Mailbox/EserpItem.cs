using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>An item as eserp shows it now.</summary>
/// <param name="Id">Its number in eserp.</param>
/// <param name="Version">Its version for this staff member: the number of its last change in the feed, or of an older one where it was changed while it was read; 0 where the feed knows none.</param>
/// <param name="Content">Its content; times are converted from the zone of the database.</param>
/// <param name="Modified">When it was last changed.</param>
public sealed record EserpItem(long Id, long Version, ItemContent Content, Instant Modified)
{
    /// <summary>The lines to show in Exchange's body (manual: "Priorität als Text", "Equipment als Text"); null for none.</summary>
    public string? TextBlock { get; init; }

    /// <summary>Which occurrence of which series it is; null for a single item.</summary>
    public SeriesKey? Series { get; init; }
}
