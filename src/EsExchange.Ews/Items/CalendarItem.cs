using System.Collections.Generic;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A calendar item as GetItem shows it (schema type <c>CalendarItemType</c>).</summary>
public sealed record CalendarItem
{
    /// <summary>Its id and version.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>Its class such as <c>IPM.Appointment</c>.</summary>
    public string ItemClass { get; init; } = "IPM.Appointment";

    /// <summary>The subject as the server sent it; may be empty.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The body as text as the server sent it, its line ends included; may be empty.</summary>
    public string Body { get; init; } = string.Empty;

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

    /// <summary>Its importance.</summary>
    public EsExchange.Sync.Model.Importance Importance { get; init; } = EsExchange.Sync.Model.Importance.Normal;

    /// <summary>Its sensitivity.</summary>
    public EsExchange.Sync.Model.Sensitivity Sensitivity { get; init; } = EsExchange.Sync.Model.Sensitivity.Normal;

    /// <summary>Whether it stands alone or belongs to a series (<c>CalendarItemType</c>).</summary>
    public CalendarItemKind Kind { get; init; } = CalendarItemKind.Single;

    /// <summary>Whether it has attendees.</summary>
    public bool IsMeeting { get; init; }

    /// <summary>Whether its organizer called it off.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The mailbox owner's answer or role.</summary>
    public MeetingResponse MyResponse { get; init; } = MeetingResponse.Unknown;

    /// <summary>The iCalendar UID, the same in every attendee's mailbox; null where the server named none.</summary>
    public string? Uid { get; init; }

    /// <summary>When it was last changed, UTC, by the server's clock; null where the server did not say.</summary>
    public Instant? LastModified { get; init; }

    /// <summary>When it was created, UTC, by the server's clock; null where the server did not say.</summary>
    public Instant? Created { get; init; }

    /// <summary>The eserp id it carries, see <see cref="StampProperty"/>; null where it has none.</summary>
    public string? Stamp { get; init; }

    /// <summary>Its categories in the server's order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>How a time is shown (schema type <c>LegacyFreeBusyType</c>).</summary>
public enum LegacyFreeBusyStatus
{
    /// <summary>Free.</summary>
    Free,

    /// <summary>Tentative.</summary>
    Tentative,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Out of office, "OOF".</summary>
    OutOfOffice,

    /// <summary>Working elsewhere.</summary>
    WorkingElsewhere,

    /// <summary>Not known.</summary>
    NoData,
}

/// <summary>An item's part in a series (schema type <c>CalendarItemTypeType</c>).</summary>
public enum CalendarItemKind
{
    /// <summary>It stands alone.</summary>
    Single,

    /// <summary>One occurrence of a series.</summary>
    Occurrence,

    /// <summary>An occurrence that differs from its series.</summary>
    Exception,

    /// <summary>The series itself.</summary>
    RecurringMaster,
}

/// <summary>What the mailbox's owner answered (schema type <c>ResponseTypeType</c>).</summary>
public enum MeetingResponse
{
    /// <summary>Not known, or no meeting.</summary>
    Unknown,

    /// <summary>The owner is its organizer.</summary>
    Organizer,

    /// <summary>Tentatively accepted.</summary>
    Tentative,

    /// <summary>Accepted.</summary>
    Accept,

    /// <summary>Declined.</summary>
    Decline,

    /// <summary>Not answered.</summary>
    NoResponseReceived,
}
