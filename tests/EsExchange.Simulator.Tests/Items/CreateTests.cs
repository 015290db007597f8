using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Items;

public sealed class CreateTests
{
    [Fact]
    public async Task Created_item_reads_back_with_every_field()
    {
        await using var world = await World.Start();
        var created = await world.Send(Requests.Create(
            "<t:Subject>Baustelle &amp; mehr</t:Subject><t:Sensitivity>Private</t:Sensitivity><t:Body BodyType=\"Text\">Zeile äöü</t:Body>"
            + "<t:Categories><t:String>ES_5_Aufgabe</t:String></t:Categories><t:Importance>High</t:Importance>"
            + "<t:ReminderIsSet>true</t:ReminderIsSet><t:ReminderMinutesBeforeStart>20</t:ReminderMinutesBeforeStart>"
            + "<t:ExtendedProperty><t:ExtendedFieldURI PropertySetId=\"5e1fa7a4-7a0b-4a3c-9a64-0d5a0a5c6d01\" PropertyName=\"Mark\" PropertyType=\"Integer\"/><t:Value>7</t:Value></t:ExtendedProperty>"
            + "<t:Start>2027-07-15T10:00:00+02:00</t:Start><t:End>2027-07-15T09:30:00Z</t:End><t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus>"
            + "<t:Location>Köln</t:Location><t:StartTimeZone Id=\"W. Europe Standard Time\"/><t:EndTimeZone Id=\"W. Europe Standard Time\"/>"));
        Assert.Equal("NoError", created.Code());
        var read = await world.Send(Requests.Get(
            created.ItemId().Id,
            more: "<t:AdditionalProperties><t:ExtendedFieldURI PropertySetId=\"5E1FA7A4-7A0B-4A3C-9A64-0D5A0A5C6D01\" PropertyName=\"Mark\" PropertyType=\"Integer\"/></t:AdditionalProperties>"));
        Assert.Equal("Baustelle & mehr", read.Text("Subject"));
        Assert.Equal("Private", read.Text("Sensitivity"));
        Assert.Equal("Zeile äöü", read.Text("Body"));
        Assert.Equal("2027-07-15T08:00:00Z", read.Text("Start"));
        Assert.Equal("2027-07-15T09:30:00Z", read.Text("End"));
        Assert.Equal("PT1H30M", read.Text("Duration"));
        Assert.Equal("2027-07-15T08:00:00Z", read.Text("ReminderDueBy"));
        Assert.Equal("2027-07-15T07:40:00Z", read.Text("ReminderNextTime"));
        Assert.Equal("7", read.Text("Value"));
        Assert.Equal("OOF", read.Text("LegacyFreeBusyStatus"));
        Assert.Equal("Single", read.Text("CalendarItemType"));
        Assert.Equal("W. Europe Standard Time", read.Descendants(Reply.T + "StartTimeZone").Single().Attribute("Id")!.Value);
        Assert.Equal(created.ItemId(), read.ItemId());
    }

    [Fact]
    public async Task Batch_answers_in_order_and_one_bad_item_spoils_no_other()
    {
        await using var world = await World.Start();
        static string Item(string subject, int endYear) =>
            $"<t:CalendarItem><t:Subject>{subject}</t:Subject><t:Start>2027-01-01T08:00:00Z</t:Start><t:End>{endYear}-01-01T09:00:00Z</t:End></t:CalendarItem>";
        var answer = await world.Send($"<m:CreateItem SendMeetingInvitations=\"SendToNone\"><m:Items>{Item("A", 2027)}{Item("B", 2026)}{Item("C", 2027)}</m:Items></m:CreateItem>");
        Assert.Equal(["NoError", "ErrorCalendarEndDateIsEarlierThanStartDate", "NoError"], answer.Codes());
        Assert.Equal(["A", "C"], world.Mailbox.Calendar.List().Select(i => i.Subject));
    }

    [Fact]
    public async Task SendMeetingInvitations_is_required()
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorSendMeetingInvitationsRequired", (await world.Send(Requests.Create("<t:Subject>A</t:Subject>", string.Empty))).Code());
    }

    [Theory]
    [InlineData("SendToNone", 0)]
    [InlineData("SendOnlyToAll", 2)]
    [InlineData("SendToAllAndSaveCopy", 2)]
    public async Task Invitations_are_counted(string invitations, int sent)
    {
        await using var world = await World.Start();
        var answer = await world.Send(Requests.Create(
            "<t:Subject>Treffen</t:Subject><t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End><t:RequiredAttendees>"
            + "<t:Attendee><t:Mailbox><t:EmailAddress>bert@musterbau.example</t:EmailAddress></t:Mailbox></t:Attendee>"
            + "<t:Attendee><t:Mailbox><t:EmailAddress>cora@musterbau.example</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>",
            $" SendMeetingInvitations=\"{invitations}\""));
        Assert.Equal(sent, world.Server.MessagesSent);
        var read = await world.Send(Requests.Get(answer.ItemId().Id));
        Assert.Equal("true", read.Text("IsMeeting"));
        Assert.Equal("Organizer", read.Text("MyResponseType"));
        Assert.Equal(sent > 0 ? "true" : "false", read.Text("MeetingRequestWasSent"));
    }

    [Theory]
    [InlineData("2027-03-28T10:00:00Z", "2027-03-28T11:00:00Z", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z")]
    [InlineData("2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z", "2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z")]
    public async Task All_day_event_covers_whole_days_of_its_zone(string start, string end, string first, string last)
    {
        await using var world = await World.Start();
        var created = await world.Send(Requests.Create(
            $"<t:Start>{start}</t:Start><t:End>{end}</t:End><t:IsAllDayEvent>true</t:IsAllDayEvent><t:StartTimeZone Id=\"W. Europe Standard Time\"/>"));
        var read = await world.Send(Requests.Get(created.ItemId().Id));
        Assert.Equal((first, last), (read.Text("Start"), read.Text("End")));
        Assert.Equal("true", read.Text("IsAllDayEvent"));
    }

    [Fact]
    public async Task Time_without_a_zone_is_read_in_the_zone_of_the_item_or_context()
    {
        await using var world = await World.Start();
        const string Context = "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"Eastern Standard Time\"/></t:TimeZoneContext>";
        const string Times = "<t:Start>2027-07-15T10:00:00</t:Start><t:End>2027-07-15T11:00:00</t:End>";
        await world.Send(Requests.Create(Times), header: Context);
        await world.Send(Requests.Create(Times + "<t:StartTimeZone Id=\"W. Europe Standard Time\"/>"), header: Context);
        await world.Send(Requests.Create(Times));
        Assert.Equal(
            [Instant.FromUtc(2027, 7, 15, 14, 0), Instant.FromUtc(2027, 7, 15, 8, 0), Instant.FromUtc(2027, 7, 15, 10, 0)],
            world.Mailbox.Calendar.List<CalendarItem>().Select(i => i.Start));
    }

    [Fact]
    public async Task Zone_of_the_clients_own_is_taken_by_its_rules()
    {
        await using var world = await World.Start();
        var zones = await world.Send("<m:GetServerTimeZones ReturnFullTimeZoneData=\"true\"><m:Ids><t:Id>W. Europe Standard Time</t:Id></m:Ids></m:GetServerTimeZones>");
        var definition = zones.Descendants(Reply.T + "TimeZoneDefinition").Single();
        Assert.Equal(["-PT1H", "-PT2H"], definition.Descendants(Reply.T + "Period").Select(p => p.Attribute("Bias")!.Value));
        Assert.Equal(["3", "10"], definition.Descendants(Reply.T + "Month").Select(m => m.Value));
        Assert.Equal(["-1", "-1"], definition.Descendants(Reply.T + "Occurrence").Select(m => m.Value));
        Assert.Equal(["PT2H", "PT3H"], definition.Descendants(Reply.T + "TimeOffset").Select(m => m.Value));
        var own = string.Concat(definition.Elements().Select(e => e.ToString(SaveOptions.DisableFormatting)));
        await world.Send(Requests.Create($"<t:Start>2027-07-15T10:00:00</t:Start><t:End>2027-07-15T11:00:00</t:End><t:StartTimeZone Id=\"Eigene Zeit\">{own}</t:StartTimeZone>"));
        Assert.Equal(Instant.FromUtc(2027, 7, 15, 8, 0), Assert.Single(world.Mailbox.Calendar.List<CalendarItem>()).Start);
    }
}
