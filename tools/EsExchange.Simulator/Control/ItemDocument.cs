using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.TimeZones;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>An appointment in JSON. In a change, what is null stays as it is.</summary>
internal sealed record ItemDocument : ItemFields
{
    public string? Location { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Windows id.</summary>
    public string? TimeZone { get; init; }

    public bool? AllDay { get; init; }

    public FreeBusy? FreeBusy { get; init; }

    /// <summary>Minutes before the start; -1 means no reminder.</summary>
    public int? ReminderMinutes { get; init; }

    public IReadOnlyList<AttendeeDocument>? Attendees { get; init; }

    /// <summary>The address of somebody else who organizes; then the mailbox's owner is invited.</summary>
    public string? Organizer { get; init; }

    /// <summary>The owner's answer to an invitation.</summary>
    public ResponseType? MyResponse { get; init; }

    public bool? Cancelled { get; init; }

    public string? Uid { get; init; }

    public RecurrenceDocument? Recurrence { get; init; }

    /// <summary>Whether the attendees with a mailbox here are told, in requests alone.</summary>
    public bool? Send { get; init; }

    /// <summary>What the item is, in answers alone.</summary>
    public CalendarItemKind? Kind { get; init; }

    /// <summary>The id of an occurrence's master, in answers alone.</summary>
    public string? SeriesId { get; init; }

    /// <summary>When an occurrence starts by its series, in answers alone.</summary>
    public DateTimeOffset? OriginalStart { get; init; }

    public static ItemDocument Of(CalendarItem item) => Fill(item, new ItemDocument
    {
        Location = item.Location,
        Start = item.Start.ToDateTimeOffset(),
        End = item.End.ToDateTimeOffset(),
        TimeZone = item.StartTimeZone,
        AllDay = item.IsAllDay,
        FreeBusy = item.FreeBusy,
        ReminderMinutes = item.ReminderIsSet ? item.ReminderMinutesBeforeStart : -1,
        Attendees = [.. item.Attendees.Select(AttendeeDocument.Of)],
        Organizer = item.Organizer,
        MyResponse = item.Organizer is null ? null : item.MyResponse,
        Cancelled = item.IsCancelled,
        Uid = item.Uid,
        Recurrence = item.Recurrence is { } recurrence ? RecurrenceDocument.Of(recurrence) : null,
        Kind = item.Kind,
        SeriesId = item.SeriesId,
        OriginalStart = item.OriginalStart?.ToDateTimeOffset(),
    });

    public void ApplyTo(CalendarItem item)
    {
        Apply(item);
        item.Location = Location ?? item.Location;
        item.Start = Start is { } start ? Instant.FromDateTimeOffset(start) : item.Start;
        item.End = End is { } end ? Instant.FromDateTimeOffset(end) : item.End;
        item.StartTimeZone = TimeZone ?? item.StartTimeZone;
        item.IsAllDay = AllDay ?? item.IsAllDay;
        item.FreeBusy = FreeBusy ?? item.FreeBusy;
        item.Organizer = Organizer ?? item.Organizer;
        item.MyResponse = MyResponse ?? item.MyResponse;
        item.IsCancelled = Cancelled ?? item.IsCancelled;
        item.Uid = Uid ?? item.Uid;
        if (Recurrence is not null)
            item.Recurrence = Recurrence.ToRecurrence(item.Start.InZone(WindowsZones.Find(item.StartTimeZone) ?? DateTimeZone.Utc).Date);
        if (ReminderMinutes is { } minutes)
        {
            item.ReminderIsSet = minutes >= 0;
            item.ReminderMinutesBeforeStart = Math.Max(0, minutes);
        }

        if (Attendees is not null)
            item.Attendees = [.. Attendees.Select(a => a.ToAttendee())];
    }
}
