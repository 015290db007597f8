using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.EserpUser;
using EsExchange.Simulator.Store;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Konferenztermine".</summary>
public sealed class MeetingTests
{
    [Fact]
    public async Task A_meeting_is_created_once_and_its_change_or_deletion_changes_nothing_in_eserp()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem changed = AddMeeting(world, "Jour fixe");
        CalendarItem deleted = AddMeeting(world, "Baubesprechung", day: 2);
        Assert.Equal(new WriteCounts(2, 0, 0), (await world.SyncAsync()).Eserp);
        EserpRow[] before = [.. world.Appointments];
        byte[] bytes = world.DatabaseRows();

        world.Mailbox.Calendar.Change<CalendarItem>(changed.ItemId, item => { item.Subject = "Anders"; item.Location = "Bonn"; item.Start += Duration.FromHours(1); item.End += Duration.FromHours(1); });
        world.Mailbox.Calendar.Delete(deleted.ItemId);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(0, result.Eserp.Total + result.Exchange.Total);
        Assert.Equal(before.Select(row => (row.AppointmentId, row.Subject, row.Location, row.StartTime)), world.Appointments.Select(row => (row.AppointmentId, row.Subject, row.Location, row.StartTime)));
        Assert.Equal(bytes, world.DatabaseRows());
        await AssertQuietAsync(world);
    }

    [Fact]
    public async Task What_the_organizer_owns_is_not_written_and_reported_and_what_is_the_owners_is_written()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem meeting = AddMeeting(world, "Jour fixe");
        await world.SyncAsync();
        long id = Assert.Single(world.Appointments).AppointmentId;

        world.User.Change(id, "Location", "Bonn");
        world.User.Change(id, "Subject", "Anders");
        world.User.Change(id, "ReminderMinutes", "45");
        world.User.Change(id, "Importance", "2");
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(new WriteCounts(0, 1, 0), result.Exchange);
        var shown = (CalendarItem)world.Mailbox.Calendar.Find(meeting.ItemId)!;
        Assert.Equal(("Jour fixe", "Köln", 45), (shown.Subject, shown.Location, shown.ReminderMinutesBeforeStart));
        Assert.Equal(EsExchange.Simulator.Store.Importance.High, shown.Importance);
        Assert.Contains("Subject, Location", Assert.Single(world.Issues, issue => issue.Reason == "MeetingChangedInEserp").Message);
        await AssertQuietAsync(world);
    }

    [Fact]
    public async Task A_meeting_that_is_deleted_in_eserp_stays_in_Exchange_and_does_not_come_back()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem meeting = AddMeeting(world, "Jour fixe");
        await world.SyncAsync();
        world.User.Delete(Assert.Single(world.Appointments).AppointmentId);
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => item.Location = "Bonn");
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(0, result.Eserp.Total + result.Exchange.Total);
        Assert.NotNull(world.Mailbox.Calendar.Find(meeting.ItemId));
        Assert.Empty(world.Appointments);
    }

    private static CalendarItem AddMeeting(SyncWorld world, string subject, int day = 1) => world.Mailbox.Calendar.Add(new CalendarItem
    {
        Subject = subject,
        Location = "Köln",
        Start = Instant.FromUtc(2027, 1, day, 8, 0),
        End = Instant.FromUtc(2027, 1, day, 9, 0),
        StartTimeZone = "W. Europe Standard Time",
        EndTimeZone = "W. Europe Standard Time",
        Organizer = "chef@kunde.example",
        Attendees = [new Attendee("anna@musterbau.example", "Anna Muster", AttendeeRole.Required)],
        MyResponse = ResponseType.Accept,
    });

    private static async Task AssertQuietAsync(SyncWorld world)
    {
        MailboxResult idle = await world.SyncAsync();
        Assert.Equal(0, idle.Eserp.Total + idle.Exchange.Total);
        Assert.Equal(0, world.Server.MessagesSent);
        Assert.Empty(world.Violations);
    }
}
