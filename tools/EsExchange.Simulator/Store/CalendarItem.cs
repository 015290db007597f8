using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>
/// An appointment or meeting: a single one, the master of a series, or an occurrence of a series. Occurrences are not
/// stored; they are worked out from their master, whose zone, start and end say when and how long they are.
/// </summary>
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

    /// <summary>When the owner answered, or null.</summary>
    public Instant? ReplyTime { get; internal set; }

    public bool IsCancelled { get; set; }

    public bool IsResponseRequested { get; set; } = true;

    public bool AllowNewTimeProposal { get; set; } = true;

    public bool MeetingRequestWasSent { get; internal set; }

    public int SequenceNumber { get; internal set; }

    /// <summary>Makes the item the master of a series; null for anything else.</summary>
    public Recurrence? Recurrence { get; set; }

    /// <summary>The date in the series' zone on which its pattern has this occurrence; null where the item is none.</summary>
    public LocalDate? OccurrenceDate { get; internal set; }

    /// <summary>When the occurrence starts by its series alone; null where the item is none.</summary>
    public Instant? OriginalStart { get; internal set; }

    /// <summary>Whether the item is an occurrence that was changed.</summary>
    public bool IsException { get; internal set; }

    public CalendarItemKind Kind => OccurrenceDate is not null
        ? IsException ? CalendarItemKind.Exception : CalendarItemKind.Occurrence
        : Recurrence is null ? CalendarItemKind.Single : CalendarItemKind.RecurringMaster;

    /// <summary>Changed occurrences of this master by their original date.</summary>
    internal ImmutableSortedDictionary<LocalDate, OccurrenceChange> Exceptions { get; set; } = ImmutableSortedDictionary<LocalDate, OccurrenceChange>.Empty;

    /// <summary>The original dates of deleted occurrences of this master.</summary>
    internal ImmutableSortedSet<LocalDate> DeletedDates { get; set; } = [];

    public bool IsMeeting => Attendees.Count > 0 || Organizer is not null;

    /// <summary>The id of the master of this occurrence; null where the item is none.</summary>
    public string? SeriesId => OccurrenceDate is null ? null : base.ItemId;

    /// <inheritdoc/>
    public override string ItemId => Folder is not null && OccurrenceDate is { } date ? EntryId.Encode(Folder.Mailbox.Id, Folder.Number, Number, date) : base.ItemId;

    /// <summary>Whether the item lies at least in part between two instants.</summary>
    internal bool Overlaps(Instant from, Instant until) => Start < until && (End > from || (Start == End && Start >= from));

    internal override Instant? ReminderBase => Start;

    internal override int Size => base.Size + (2 * Location.Length) + Attendees.Sum(a => 64 + a.Address.Length);
}
