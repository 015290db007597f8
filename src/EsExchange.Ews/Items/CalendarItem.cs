using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A calendar item as GetItem shows it (schema type <c>CalendarItemType</c>).</summary>
public sealed record CalendarItem : EwsItem
{
    /// <summary>The location as the server sent it; may be empty.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>When it starts, UTC; for an all-day item midnight in its own zone.</summary>
    public required Instant Start { get; init; }

    /// <summary>When it ends, UTC; for an all-day item the midnight after its last day in its own zone.</summary>
    public required Instant End { get; init; }

    /// <summary>Whether it is on whole days (<c>IsAllDayEvent</c>).</summary>
    public bool IsAllDay { get; init; }

    /// <summary>The Windows id of the zone it starts in; null where the server named none.</summary>
    public string? StartTimeZone { get; init; }

    /// <summary>The Windows id of the zone it ends in; null where the server named none.</summary>
    public string? EndTimeZone { get; init; }

    /// <summary>How its time is shown.</summary>
    public LegacyFreeBusyStatus FreeBusy { get; init; } = LegacyFreeBusyStatus.Busy;

    /// <summary>Whether a reminder is due.</summary>
    public bool ReminderIsSet { get; init; }

    /// <summary>Minutes before the start; counts only where <see cref="ReminderIsSet"/>.</summary>
    public int ReminderMinutes { get; init; }

    /// <summary>Whether it stands alone or belongs to a series (<c>CalendarItemType</c>).</summary>
    public CalendarItemKind Kind { get; init; } = CalendarItemKind.Single;

    /// <summary>When an occurrence would start if nobody had moved it, UTC; null for single items and masters, or where the server did not say.</summary>
    public Instant? OriginalStart { get; init; }

    /// <summary>How it repeats; null where it is no master, or in a way that the schema does not know.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>A master's occurrences that differ from it; empty for others.</summary>
    public IReadOnlyList<ModifiedOccurrence> ModifiedOccurrences { get; init; } = [];

    /// <summary>When a master's deleted occurrences would have started, UTC; empty for others.</summary>
    public IReadOnlyList<Instant> DeletedOccurrences { get; init; } = [];

    /// <summary>Whether it has attendees.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>Whether the mailbox's owner is its organizer; true for what is no meeting.</summary>
    public bool IsOrganizer => !IsMeeting || MyResponse == MeetingResponse.Organizer;

    /// <summary>Whether its organizer called it off.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The mailbox owner's answer or role.</summary>
    public MeetingResponse MyResponse { get; init; } = MeetingResponse.Unknown;

    /// <summary>The iCalendar UID, the same in every attendee's mailbox; null where the server named none.</summary>
    public string? Uid { get; init; }
}
