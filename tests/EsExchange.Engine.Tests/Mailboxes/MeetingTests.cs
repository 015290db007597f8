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

    [Fact]
    public async Task One_meeting_in_three_synced_mailboxes_gives_each_one_appointment_and_no_more()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        Mailbox juergen = world.AddColleague(2, "Jürgen Groß", "juergen@musterbau.example");
        Mailbox sabine = world.AddColleague(3, "Sabine Klein", "sabine@musterbau.example");
        CalendarItem meeting = world.Server.Store.Meetings.Invite(world.Mailbox, new CalendarItem
        {
            Subject = "Jour fixe",
            Start = Instant.FromUtc(2027, 1, 4, 8, 0),
            End = Instant.FromUtc(2027, 1, 4, 9, 0),
            StartTimeZone = "W. Europe Standard Time",
            EndTimeZone = "W. Europe Standard Time",
            Attendees = [new Attendee(juergen.Address), new Attendee(sabine.Address)],
        });
        int sent = world.Server.MessagesSent;

        await world.SyncEveryoneAsync();
        Assert.All([1, 2, 3], staff => Assert.Equal("Jour fixe", Assert.Single(world.User.List(staff)).Subject));
        byte[] rows = world.DatabaseRows();

        // Its answers, a new time and its end are the organizer's and the attendees' affair, each in their own mailboxes.
        world.Server.Store.Meetings.Respond(juergen, Assert.Single(juergen.Calendar.List<CalendarItem>()).ItemId, ResponseType.Accept);
        world.Server.Store.Meetings.Respond(sabine, Assert.Single(sabine.Calendar.List<CalendarItem>()).ItemId, ResponseType.Decline);
        world.Server.Store.Meetings.Update(world.Mailbox, meeting.ItemId, item => { item.Start += Duration.FromHours(2); item.End += Duration.FromHours(2); });
        int sentByUsers = world.Server.MessagesSent - sent;
        for (int run = 0; run < 3; run++)
            Assert.All(await world.SyncEveryoneAsync(), result => Assert.Equal(0, result.Eserp.Total + result.Exchange.Total));

        // The organizer's update invites anew whoever declined: that is a meeting seen again, not another one.
        Assert.Equal(rows, world.DatabaseRows());
        Assert.Equal(sent + sentByUsers, world.Server.MessagesSent);
        Assert.Empty(world.Violations);
    }

    [Theory]
    [InlineData(ResponseType.Accept, false)]
    [InlineData(ResponseType.Tentative, false)]
    [InlineData(ResponseType.Decline, false)]
    [InlineData(ResponseType.NoResponseReceived, false)]
    [InlineData(ResponseType.Accept, true)]
    public async Task A_meeting_is_created_once_whatever_was_answered_and_a_later_answer_or_cancellation_changes_nothing(ResponseType answer, bool isCancelled)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem meeting = AddMeeting(world, "Jour fixe");
        world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => { item.MyResponse = answer; item.IsCancelled = isCancelled; });
        Assert.Equal(new WriteCounts(1, 0, 0), (await world.SyncAsync()).Eserp);
        byte[] rows = world.DatabaseRows();

        foreach (ResponseType later in new[] { ResponseType.Tentative, ResponseType.Accept, ResponseType.Decline })
        {
            world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => item.MyResponse = later);
            await AssertQuietAsync(world);
        }

        world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => { item.IsCancelled = true; item.Subject = "Canceled: Jour fixe"; item.FreeBusy = FreeBusy.Free; });
        await AssertQuietAsync(world);
        Assert.Equal(rows, world.DatabaseRows());
    }

    [Fact]
    public async Task A_meeting_that_was_delegated_belongs_to_its_organizer_like_any_other()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem meeting = AddMeeting(world, "Jour fixe");
        world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => { item.Attendees = [new Attendee("berta@kunde.example", "Berta Beispiel", AttendeeRole.Required)]; item.MyResponse = ResponseType.NoResponseReceived; });
        await world.SyncAsync();
        byte[] rows = world.DatabaseRows();

        world.Mailbox.Calendar.Change<CalendarItem>(meeting.ItemId, item => item.Location = "Bonn");
        await AssertQuietAsync(world);
        Assert.Equal(rows, world.DatabaseRows());

        world.User.Change(Assert.Single(world.Appointments).AppointmentId, "Subject", "Anders");
        await world.SyncAsync();
        Assert.Equal("Jour fixe", ((CalendarItem)world.Mailbox.Calendar.Find(meeting.ItemId)!).Subject);
        Assert.Equal(0, world.Server.MessagesSent);
    }

    [Fact]
    public async Task A_meeting_that_was_declined_and_comes_back_with_its_organizers_change_is_the_one_that_it_was()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        CalendarItem meeting = AddMeeting(world, "Jour fixe");
        string uid = meeting.Uid!;
        await world.SyncAsync();
        byte[] rows = world.DatabaseRows();

        for (int time = 0; time < 3; time++)
        {
            world.Mailbox.Calendar.Delete(Assert.Single(world.Items).ItemId);
            await AssertQuietAsync(world);
            CalendarItem back = AddMeeting(world, "Jour fixe, neuer Termin", day: 5 + time, uid);
            Assert.NotEqual(meeting.ItemId, back.ItemId);
            await AssertQuietAsync(world);
            world.Mailbox.Calendar.Change<CalendarItem>(back.ItemId, item => item.Location = "Bonn");
            await AssertQuietAsync(world);
        }

        Assert.Equal(rows, world.DatabaseRows());
    }

    private static CalendarItem AddMeeting(SyncWorld world, string subject, int day = 1, string? uid = null) => world.Mailbox.Calendar.Add(new CalendarItem
    {
        Subject = subject,
        Uid = uid,
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
