using System;
using System.Collections.Generic;
using System.Linq;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>
/// What becomes of a meeting in the mailboxes of all who take part, as their users and the calendar assistant would do
/// it. All copies have one UID. Mailboxes are locked one after the other, never two at once.
/// </summary>
public sealed class Meetings
{
    private readonly ExchangeStore _store;
    private readonly Action<int> _messagesSent;

    internal Meetings(ExchangeStore store, Action<int> messagesSent)
    {
        _store = store;
        _messagesSent = messagesSent;
    }

    /// <summary>Adds a meeting to its organizer's calendar and invites the attendees.</summary>
    /// <returns>The organizer's copy.</returns>
    public CalendarItem Invite(Mailbox organizer, CalendarItem meeting)
    {
        ArgumentNullException.ThrowIfNull(organizer);
        ArgumentNullException.ThrowIfNull(meeting);
        var prepared = (CalendarItem)meeting.Clone();
        prepared.MeetingRequestWasSent = true;
        var stored = organizer.Calendar.Add(prepared);
        _messagesSent(stored.Attendees.Count);
        Deliver(stored);
        return stored;
    }

    /// <summary>Changes a meeting, or an occurrence of one, as its organizer does, and tells the attendees.</summary>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public CalendarItem Update(Mailbox organizer, string itemId, Action<CalendarItem> change)
    {
        ArgumentNullException.ThrowIfNull(organizer);
        var stored = organizer.Calendar.Change<CalendarItem>(itemId, i =>
        {
            change(i);
            i.SequenceNumber++;
            i.MeetingRequestWasSent = true;
        });
        _messagesSent(stored.Attendees.Count);
        Deliver(stored);
        return stored;
    }

    /// <summary>Cancels a meeting: it leaves the organizer's calendar and stays in the attendees', marked.</summary>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public void Cancel(Mailbox organizer, string itemId)
    {
        ArgumentNullException.ThrowIfNull(organizer);
        var meeting = organizer.Calendar.Find(itemId) as CalendarItem ?? throw new KeyNotFoundException("There is no such meeting.");
        organizer.Calendar.Delete(itemId);
        _messagesSent(meeting.Attendees.Count);
        MarkCancelled(organizer, meeting);
    }

    /// <summary>Answers an invitation as an attendee does; a declined meeting leaves the calendar.</summary>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public void Respond(Mailbox attendee, string itemId, ResponseType response)
    {
        ArgumentNullException.ThrowIfNull(attendee);
        var answered = attendee.Calendar.Change<CalendarItem>(itemId, i => Answer(i, response, attendee.Now()));
        if (response == ResponseType.Decline)
            attendee.Calendar.Delete(itemId);
        _messagesSent(1);
        Record(attendee, answered, response);
    }

    internal static void Answer(CalendarItem item, ResponseType response, Instant now)
    {
        item.MyResponse = response;
        item.ReplyTime = now;
        item.FreeBusy = response switch
        {
            ResponseType.Accept => FreeBusy.Busy,
            ResponseType.Tentative => FreeBusy.Tentative,
            _ => FreeBusy.Free,
        };
    }

    /// <summary>Puts the meeting into the calendars of all attendees who have a mailbox here, or brings their copies up to date.</summary>
    /// <param name="meeting">The organizer's copy, or an occurrence of it.</param>
    internal void Deliver(CalendarItem meeting)
    {
        var organizer = meeting.Folder!.Mailbox;
        var whole = meeting.SeriesId is { } series ? (CalendarItem?)organizer.Calendar.Find(series) ?? meeting : meeting;
        ForEachAttendee(organizer, whole, (mailbox, copy) =>
        {
            var next = (CalendarItem)whole.Clone();
            next.Organizer = organizer.Address;
            next.Categories = copy?.Categories ?? [];
            next.ReminderIsSet = copy?.ReminderIsSet ?? true;
            next.ReminderMinutesBeforeStart = copy?.ReminderMinutesBeforeStart ?? 15;
            foreach (var key in whole.Extended.Keys)
                next.RemoveExtended(key);
            foreach (var property in copy?.Extended.AsEnumerable() ?? [])
                next.SetExtended(property.Key, property.Value);
            var sameTime = copy is not null && (copy.Start, copy.End, copy.Recurrence) == (whole.Start, whole.End, whole.Recurrence);
            next.MyResponse = sameTime ? copy!.MyResponse : ResponseType.NoResponseReceived;
            next.FreeBusy = sameTime ? copy!.FreeBusy : FreeBusy.Tentative;
            if (copy is null)
                mailbox.Calendar.Insert(next, organizer.DisplayName);
            else
                mailbox.Calendar.Replace(copy, next, organizer.DisplayName);
        });
    }

    /// <summary>Marks the attendees' copies of a meeting, or of an occurrence of it, as cancelled.</summary>
    internal void MarkCancelled(Mailbox organizer, CalendarItem meeting) => ForEachAttendee(organizer, meeting, (mailbox, copy) =>
    {
        var current = copy is null || meeting.OccurrenceDate is not { } date ? copy
            : (CalendarItem?)mailbox.Calendar.Locate(new EntryId(mailbox.Id, mailbox.Calendar.Number, copy.Number, date));
        if (current is null)
            return;
        var next = (CalendarItem)current.Clone();
        next.IsCancelled = true;
        next.FreeBusy = FreeBusy.Free;
        next.Subject = "Canceled: " + next.Subject;
        next.SequenceNumber++;
        mailbox.Calendar.Replace(current, next, organizer.DisplayName);
    });

    /// <summary>Notes an attendee's answer in the organizer's copy.</summary>
    internal void Record(Mailbox attendee, CalendarItem answered, ResponseType response)
    {
        if (answered.Organizer is null || _store.Find(answered.Organizer) is not { } organizer)
            return;
        lock (organizer.Gate)
        {
            if (Copy(organizer, answered.Uid) is not { } meeting)
                return;
            var next = (CalendarItem)meeting.Clone();
            next.Attendees = [.. meeting.Attendees.Select(a => Is(a, attendee) ? a with { Response = response } : a)];
            organizer.Calendar.Replace(meeting, next, attendee.DisplayName);
        }
    }

    private void ForEachAttendee(Mailbox organizer, CalendarItem meeting, Action<Mailbox, CalendarItem?> act)
    {
        foreach (var mailbox in meeting.Attendees.Select(a => _store.Find(a.Address)).OfType<Mailbox>().Where(m => m != organizer).Distinct())
        {
            lock (mailbox.Gate)
                act(mailbox, Copy(mailbox, meeting.Uid));
        }
    }

    private static CalendarItem? Copy(Mailbox mailbox, string? uid) => mailbox.Calendar.Live.Values.OfType<CalendarItem>().FirstOrDefault(i => i.Uid == uid);

    private static bool Is(Attendee attendee, Mailbox mailbox) => string.Equals(attendee.Address, mailbox.Address, StringComparison.OrdinalIgnoreCase);
}
