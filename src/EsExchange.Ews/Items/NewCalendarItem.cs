using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A calendar item to be created; it has no attendees, so that no mail can arise.</summary>
public sealed record NewCalendarItem
{
    /// <summary>The subject, one line of up to 255 characters.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body as plain text with <c>\n</c> line ends.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>The location, one line of up to 255 characters.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>When it is.</summary>
    public required ItemTime Time { get; init; }

    /// <summary>How its time is shown.</summary>
    public LegacyFreeBusyStatus FreeBusy { get; init; } = LegacyFreeBusyStatus.Busy;

    /// <summary>Minutes before the start at which to remind; null for no reminder.</summary>
    public int? ReminderMinutes { get; init; }

    /// <summary>Its importance.</summary>
    public EsExchange.Sync.Model.Importance Importance { get; init; } = EsExchange.Sync.Model.Importance.Normal;

    /// <summary>Its sensitivity.</summary>
    public EsExchange.Sync.Model.Sensitivity Sensitivity { get; init; } = EsExchange.Sync.Model.Sensitivity.Normal;

    /// <summary>The eserp id it is to carry, see <see cref="StampProperty"/>.</summary>
    public required string Stamp { get; init; }
}

/// <summary>When a calendar item is, as Exchange stores it.</summary>
/// <param name="Start">The start, whole seconds.</param>
/// <param name="End">The end, whole seconds; for an all-day item the midnight after its last day.</param>
/// <param name="IsAllDay">Whether it is on whole days.</param>
/// <param name="WindowsZoneId">The Windows id of the zone it is made in.</param>
public sealed record ItemTime(Instant Start, Instant End, bool IsAllDay, string WindowsZoneId);
