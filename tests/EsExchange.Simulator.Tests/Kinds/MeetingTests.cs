using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Kinds;

public sealed class MeetingTests
{
    private const string Bert = "bert@musterbau.example";
    private const string Attendees =
        $"<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>{Bert}</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>"
        + "<t:OptionalAttendees><t:Attendee><t:Mailbox><t:EmailAddress>extern@anderswo.example</t:EmailAddress></t:Mailbox></t:Attendee></t:OptionalAttendees>";

    [Fact]
    public async Task Invitation_puts_a_copy_with_the_same_uid_into_the_attendees_calendar()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert, "Bert Beispiel");
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        Assert.Equal(2, world.Server.MessagesSent);
        var own = await world.Master(id.Id);
        Assert.Equal(("true", "true", "Organizer", "true"), (own.Text("IsMeeting"), own.Text("MeetingRequestWasSent"), own.Text("MyResponseType"), own.Text("IsOrganizer")));
        var copy = await Read(world, bert);
        Assert.Equal((own.Text("UID"), "Besprechung", "NoResponseReceived", "Tentative", "false"), (copy.Text("UID"), copy.Text("Subject"), copy.Text("MyResponseType"), copy.Text("LegacyFreeBusyStatus"), copy.Text("IsOrganizer")));
        Assert.Equal(World.Anna, copy.Descendants(Reply.T + "Organizer").Single().Descendants(Reply.T + "EmailAddress").Single().Value);
        Assert.Equal("0", copy.Text("AppointmentSequenceNumber"));
    }

    [Fact]
    public async Task Nobody_is_invited_or_told_when_nothing_is_to_be_sent()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToNone"))).ItemId();
        await world.Send(Requests.Update(id, Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>"), "AlwaysOverwrite"));
        await world.Send(Requests.Delete(id.Id));
        Assert.Equal((0, 0), (world.Server.MessagesSent, bert.Calendar.Count));
    }

    [Theory]
    [InlineData("AcceptItem", "Accept", "Busy")]
    [InlineData("TentativelyAcceptItem", "Tentative", "Tentative")]
    public async Task Answer_is_noted_on_both_sides(string element, string response, string freeBusy)
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        var copy = bert.Calendar.List<CalendarItem>().Single();
        var answer = await world.Send(Respond(element, copy.ItemId), Bert);
        Assert.Equal("NoError", answer.Code());
        var read = await Read(world, bert);
        Assert.Equal((response, freeBusy), (read.Text("MyResponseType"), read.Text("LegacyFreeBusyStatus")));
        Assert.NotNull(read.TextOrNull("AppointmentReplyTime"));
        Assert.Equal(response, ((CalendarItem)world.Mailbox.Calendar.Find(id.Id)!).Attendees[0].Response.ToString());
        Assert.Equal(3, world.Server.MessagesSent);
        Assert.Equal("Organizer", (await world.Master(id.Id)).Text("MyResponseType"));
    }

    [Fact]
    public async Task Declined_meeting_leaves_the_calendar_and_the_organizer_knows()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        await world.Send(Respond("DeclineItem", bert.Calendar.List().Single().ItemId), Bert);
        Assert.Equal((0, 1), (bert.Calendar.Count, bert.DeletedItems.Count));
        Assert.Equal(ResponseType.Decline, ((CalendarItem)world.Mailbox.Calendar.Find(id.Id)!).Attendees[0].Response);
    }

    [Fact]
    public async Task Answer_without_mail_stays_with_the_attendee()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        await world.Send(Respond("AcceptItem", bert.Calendar.List().Single().ItemId, "SaveOnly"), Bert);
        Assert.Equal(ResponseType.Accept, bert.Calendar.List<CalendarItem>().Single().MyResponse);
        Assert.Equal(ResponseType.Unknown, ((CalendarItem)world.Mailbox.Calendar.Find(id.Id)!).Attendees[0].Response);
        Assert.Equal(2, world.Server.MessagesSent);
    }

    [Fact]
    public async Task Cancelled_meeting_stays_marked_in_the_attendees_calendar()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        Assert.Equal("NoError", (await world.Send(Respond("CancelCalendarItem", id.Id))).Code());
        Assert.Equal((0, 1, 4), (world.Mailbox.Calendar.Count, world.Mailbox.DeletedItems.Count, world.Server.MessagesSent));
        var copy = await Read(world, bert);
        Assert.Equal(("true", "Canceled: Besprechung", "Free", "7"), (copy.Text("IsCancelled"), copy.Text("Subject"), copy.Text("LegacyFreeBusyStatus"), copy.Text("AppointmentState")));
        var cancelled = bert.Calendar.List().Single();
        Assert.Equal("ErrorCalendarIsCancelledForAccept", (await world.Send(Respond("AcceptItem", cancelled.ItemId), Bert)).Code());
        Assert.Equal("NoError", (await world.Send(Respond("RemoveItem", cancelled.ItemId), Bert)).Code());
        Assert.Equal(0, bert.Calendar.Count);
    }

    [Fact]
    public async Task Responses_are_refused_to_the_wrong_side_and_to_what_is_no_meeting()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        Assert.Equal("ErrorCalendarIsOrganizerForDecline", (await world.Send(Respond("DeclineItem", id.Id))).Code());
        Assert.Equal("ErrorCalendarIsNotOrganizer", (await world.Send(Respond("CancelCalendarItem", bert.Calendar.List().Single().ItemId), Bert)).Code());
        var single = (await world.Send(Requests.Appointment("Einzeln"))).ItemId();
        Assert.Equal("ErrorInvalidReferenceItem", (await world.Send(Respond("AcceptItem", single.Id))).Code());
    }

    [Fact]
    public async Task Update_reaches_the_copy_and_leaves_what_is_the_attendees_own()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var id = (await world.Send(Invitation("SendToAllAndSaveCopy"))).ItemId();
        var copy = bert.Calendar.List<CalendarItem>().Single();
        world.Server.Store.Meetings.Respond(bert, copy.ItemId, ResponseType.Accept);
        bert.Calendar.Change<CalendarItem>(copy.ItemId, i => i.Categories = ["ES_1_Termin"]);
        await world.Send(Requests.Update(id, Requests.Set("calendar:Location", "<t:Location>Köln</t:Location>"), "AlwaysOverwrite", "SendToAllAndSaveCopy"));
        var told = bert.Calendar.List<CalendarItem>().Single();
        Assert.Equal(("Köln", ResponseType.Accept, "ES_1_Termin", copy.ItemId), (told.Location, told.MyResponse, told.Categories.Single(), told.ItemId));
        await world.Send(Requests.Update(id, Requests.Set("calendar:End", "<t:End>2027-01-15T10:00:00Z</t:End>"), "AlwaysOverwrite", "SendToAllAndSaveCopy"));
        Assert.Equal(ResponseType.NoResponseReceived, bert.Calendar.List<CalendarItem>().Single().MyResponse);
    }

    [Fact]
    public async Task Meeting_series_and_its_exceptions_reach_the_attendees()
    {
        await using var world = await World.Start();
        var bert = world.Server.Store.AddMailbox(Bert);
        var series = world.Server.Store.Meetings.Invite(world.Mailbox, new CalendarItem
        {
            Subject = "Runde", Start = Instant.FromUtc(2027, 3, 22, 9, 0), End = Instant.FromUtc(2027, 3, 22, 10, 0), Attendees = [new Attendee(Bert)],
            Recurrence = new Recurrence(new WeeklyPattern(1, DaysOfWeek.Monday), new RecurrenceRange(new LocalDate(2027, 3, 22), Count: 3)),
        });
        var (from, until) = (Instant.FromUtc(2027, 3, 1, 0, 0), Instant.FromUtc(2027, 5, 1, 0, 0));
        var own = world.Mailbox.Calendar.View(from, until);
        world.Server.Store.Meetings.Update(world.Mailbox, own[1].ItemId, i => i.Location = "Bonn");
        world.Server.Store.Meetings.Cancel(world.Mailbox, own[2].ItemId);
        var view = bert.Calendar.View(from, until);
        Assert.Equal(["", "Bonn", ""], view.Select(i => i.Location));
        Assert.Equal([false, false, true], view.Select(i => i.IsCancelled));
        Assert.All(view, i => Assert.Equal(series.Uid, i.Uid));
        Assert.Equal(2, world.Mailbox.Calendar.View(from, until).Count);
        Assert.Equal(3, world.Server.MessagesSent);
    }

    private static string Invitation(string invitations) => Requests.Create(
        $"<t:Subject>Besprechung</t:Subject><t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End>{Attendees}",
        $" SendMeetingInvitations=\"{invitations}\"");

    private static string Respond(string element, string id, string disposition = "SendAndSaveCopy") =>
        $"<m:CreateItem MessageDisposition=\"{disposition}\"><m:Items><t:{element}><t:ReferenceItemId Id=\"{id}\"/></t:{element}></m:Items></m:CreateItem>";

    private static async Task<System.Xml.Linq.XElement> Read(World world, Mailbox mailbox) =>
        await world.Send(Requests.Get(mailbox.Calendar.List().Single().ItemId), mailbox.Address);
}
