using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>An appointment or meeting.</summary>
public sealed class CalendarItem : Item
{
    [SetsRequiredMembers]
    public CalendarItem()
    {
        ItemClass = "IPM.Appointment";
        ReminderMinutesBeforeStart = 15;
    }

    /// <summary>The global object id shared by all copies of a meeting; given when the item is stored without one.</summary>
    public string? Uid { get; set; }

    public Instant Start { get; set; }

    public Instant End { get; set; }

    public bool IsAllDay { get; set; }

    public string Location { get; set; } = string.Empty;

    public FreeBusy FreeBusy { get; set; } = FreeBusy.Busy;

    /// <summary>Windows id of the zone the start was entered in; null means UTC.</summary>
    public string? StartTimeZone { get; set; }

    /// <summary>Windows id of the zone the end was entered in; null means that of the start.</summary>
    public string? EndTimeZone { get; set; }

    /// <summary>SMTP address of the organizer where that is somebody else; null where the mailbox's owner organizes.</summary>
    public string? Organizer { get; set; }

    public IReadOnlyList<Attendee> Attendees { get; set; } = [];

    /// <summary>The owner's answer, where somebody else organizes.</summary>
    public ResponseType MyResponse { get; set; } = ResponseType.NoResponseReceived;

    public bool IsCancelled { get; set; }

    public bool IsResponseRequested { get; set; } = true;

    public bool AllowNewTimeProposal { get; set; } = true;

    public bool MeetingRequestWasSent { get; internal set; }

    public int SequenceNumber { get; internal set; }

    public bool IsMeeting => Attendees.Count > 0 || Organizer is not null;

    internal override Instant? ReminderBase => Start;

    internal override int Size => base.Size + (2 * Location.Length) + Attendees.Sum(a => 64 + a.Address.Length);
}
