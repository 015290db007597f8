using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.EserpUser;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>What people enter and see in their calendars.</summary>
internal static class CalendarEntries
{
    private const string Zone = "W. Europe Standard Time";

    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A series of an hour once a week at nine.</summary>
    public static CalendarItem AddWeekly(this SyncWorld world, string subject, int count, int firstInDays = 7, string? organizer = null)
    {
        LocalDate first = Today.PlusDays(firstInDays);
        return world.Mailbox.Calendar.Add(new CalendarItem
        {
            Subject = subject,
            Start = Nine(first),
            End = Nine(first) + Duration.FromHours(1),
            StartTimeZone = Zone,
            EndTimeZone = Zone,
            Recurrence = Weekly(first, count),
            Organizer = organizer,
            Attendees = organizer is null ? [] : [new Attendee(SyncWorld.Address, "Anna Muster", AttendeeRole.Required)],
        });
    }

    /// <summary>A meeting in the calendar of its organizer and in those of the invited.</summary>
    public static CalendarItem Invite(this SyncWorld world, string subject, params Mailbox[] invited) => world.Server.Store.Meetings.Invite(world.Mailbox, new CalendarItem
    {
        Subject = subject,
        Start = Instant.FromUtc(2027, 1, 4, 8, 0),
        End = Instant.FromUtc(2027, 1, 4, 9, 0),
        StartTimeZone = Zone,
        EndTimeZone = Zone,
        Attendees = [.. invited.Select(mailbox => new Attendee(mailbox.Address)), new Attendee("kunde@kunde.example")],
    });

    public static Recurrence Weekly(LocalDate first, int count) =>
        new(new WeeklyPattern(1, (DaysOfWeek)(1 << ((int)first.DayOfWeek % 7))), new RecurrenceRange(first, Count: count));

    /// <summary>The occurrences and single items as Outlook shows them.</summary>
    public static IReadOnlyList<CalendarItem> Outlook(this SyncWorld world) => world.Mailbox.Calendar.View(Nine(Today) - Duration.FromDays(60), Nine(Today) + Duration.FromDays(360));

    /// <summary>The appointments as eserp shows them, by their start.</summary>
    public static IReadOnlyList<EserpRow> Eserp(this SyncWorld world) => [.. world.Appointments.OrderBy(row => row.StartTime, StringComparer.Ordinal)];

    /// <summary>When an appointment of eserp starts.</summary>
    public static Instant Start(this EserpRow row) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Parse(row.StartTime[..19]).Value.InZoneLeniently(Berlin).ToInstant();

    private static LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(Berlin).Date;

    private static Instant Nine(LocalDate date) => date.At(new LocalTime(9, 0)).InZoneLeniently(Berlin).ToInstant();
}
