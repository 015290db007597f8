using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Control;

/// <summary>An appointment in JSON. In a change, what is null stays as it is.</summary>
internal sealed record ItemDocument
{
    public string? Id { get; init; }

    public string? ChangeKey { get; init; }

    public string? Subject { get; init; }

    public string? Body { get; init; }

    public bool? BodyIsHtml { get; init; }

    public string? Location { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Windows id.</summary>
    public string? TimeZone { get; init; }

    public bool? AllDay { get; init; }

    public FreeBusy? FreeBusy { get; init; }

    public Sensitivity? Sensitivity { get; init; }

    public Importance? Importance { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Minutes before the start; -1 means no reminder.</summary>
    public int? ReminderMinutes { get; init; }

    /// <summary>SMTP addresses.</summary>
    public IReadOnlyList<string>? Attendees { get; init; }

    public string? Organizer { get; init; }

    public IReadOnlyList<ExtendedDocument>? Extended { get; init; }

    public static ItemDocument Of(CalendarItem item) => new()
    {
        Id = item.ItemId,
        ChangeKey = item.ChangeKey,
        Subject = item.Subject,
        Body = item.Body.Content,
        BodyIsHtml = item.Body.IsHtml,
        Location = item.Location,
        Start = item.Start.ToDateTimeOffset(),
        End = item.End.ToDateTimeOffset(),
        TimeZone = item.StartTimeZone,
        AllDay = item.IsAllDay,
        FreeBusy = item.FreeBusy,
        Sensitivity = item.Sensitivity,
        Importance = item.Importance,
        Categories = item.Categories,
        ReminderMinutes = item.ReminderIsSet ? item.ReminderMinutesBeforeStart : -1,
        Attendees = [.. item.Attendees.Select(a => a.Address)],
        Organizer = item.Organizer,
        Extended = [.. item.Extended.Select(e => new ExtendedDocument(e.Key.PropertySet, e.Key.Name, e.Key.Id, e.Key.Type, e.Value))],
    };

    public void ApplyTo(CalendarItem item)
    {
        item.Subject = Subject ?? item.Subject;
        item.Body = new ItemBody(Body ?? item.Body.Content, BodyIsHtml ?? item.Body.IsHtml);
        item.Location = Location ?? item.Location;
        item.Start = Start is { } start ? Instant.FromDateTimeOffset(start) : item.Start;
        item.End = End is { } end ? Instant.FromDateTimeOffset(end) : item.End;
        item.StartTimeZone = TimeZone ?? item.StartTimeZone;
        item.IsAllDay = AllDay ?? item.IsAllDay;
        item.FreeBusy = FreeBusy ?? item.FreeBusy;
        item.Sensitivity = Sensitivity ?? item.Sensitivity;
        item.Importance = Importance ?? item.Importance;
        item.Categories = Categories ?? item.Categories;
        item.Organizer = Organizer ?? item.Organizer;
        if (ReminderMinutes is { } minutes)
        {
            item.ReminderIsSet = minutes >= 0;
            item.ReminderMinutesBeforeStart = Math.Max(0, minutes);
        }

        if (Attendees is not null)
            item.Attendees = [.. Attendees.Select(a => new Attendee(a))];
        foreach (var property in Extended ?? [])
            item.SetExtended(new ExtendedPropertyKey(property.Set, property.Name, property.Id, property.Type), [.. property.Values]);
    }
}

/// <summary>An extended property in JSON.</summary>
internal sealed record ExtendedDocument(Guid? Set, string? Name, int? Id, string Type, IReadOnlyList<string> Values);
