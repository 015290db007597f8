using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Items;

public sealed class UpdateTests
{
    [Fact]
    public async Task Set_append_and_delete_change_fields_and_the_change_key()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Create(
            "<t:Subject>Alt</t:Subject><t:Body BodyType=\"Text\">Eins</t:Body><t:Categories><t:String>A</t:String></t:Categories>"
            + "<t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End><t:Location>Köln</t:Location>"))).ItemId();
        var updated = await world.Send(Requests.Update(
            id,
            Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>")
            + "<t:AppendToItemField><t:FieldURI FieldURI=\"item:Body\"/><t:CalendarItem><t:Body BodyType=\"Text\">, zwei</t:Body></t:CalendarItem></t:AppendToItemField>"
            + "<t:DeleteItemField><t:FieldURI FieldURI=\"calendar:Location\"/></t:DeleteItemField>"
            + "<t:DeleteItemField><t:FieldURI FieldURI=\"item:Categories\"/></t:DeleteItemField>"));
        Assert.Equal("NoError", updated.Code());
        Assert.Equal("0", updated.Text("Count"));
        Assert.Equal(id.Id, updated.ItemId().Id);
        Assert.NotEqual(id.ChangeKey, updated.ItemId().ChangeKey);
        var read = await world.Send(Requests.Get(id.Id));
        Assert.Equal(("Neu", "Eins, zwei"), (read.Text("Subject"), read.Text("Body")));
        Assert.Null(read.TextOrNull("Location"));
        Assert.Null(read.TextOrNull("Categories"));
    }

    [Theory]
    [InlineData("NeverOverwrite", "ErrorIrresolvableConflict")]
    [InlineData("AutoResolve", "NoError")]
    [InlineData("AlwaysOverwrite", "NoError")]
    public async Task Stale_change_key_conflicts_as_the_resolution_says(string resolution, string code)
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Alt"))).ItemId();
        world.Mailbox.Calendar.Change<CalendarItem>(id.Id, i => i.Location = "Köln");
        var answer = await world.Send(Requests.Update(id, Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>"), resolution));
        Assert.Equal(code, answer.Code());
        var stored = (CalendarItem)world.Mailbox.Calendar.Find(id.Id)!;
        Assert.Equal("Köln", stored.Location);
        Assert.Equal(code == "NoError" ? "Neu" : "Alt", stored.Subject);
    }

    [Fact]
    public async Task Change_key_is_required_unless_overwriting()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Alt"))).ItemId();
        var change = Requests.Update(id, Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>")).Replace($" ChangeKey=\"{id.ChangeKey}\"", string.Empty);
        Assert.Equal("ErrorChangeKeyRequired", (await world.Send(change)).Code());
        Assert.Equal("NoError", (await world.Send(change.Replace("NeverOverwrite", "AlwaysOverwrite"))).Code());
    }

    [Fact]
    public async Task Update_is_all_or_nothing()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Alt"))).ItemId();
        var answer = await world.Send(Requests.Update(
            id,
            Requests.Set("item:Subject", "<t:Subject>Neu</t:Subject>") + Requests.Set("calendar:IsMeeting", "<t:IsMeeting>true</t:IsMeeting>")));
        Assert.Equal("ErrorInvalidPropertySet", answer.Code());
        Assert.Equal("Alt", world.Mailbox.Calendar.Find(id.Id)!.Subject);
        Assert.Equal(id.ChangeKey, world.Mailbox.Calendar.Find(id.Id)!.ChangeKey);
    }

    [Fact]
    public async Task Start_cannot_be_deleted_nor_pass_the_end()
    {
        await using var world = await World.Start();
        var id = (await world.Send(Requests.Appointment("Alt"))).ItemId();
        Assert.Equal("ErrorInvalidPropertyDelete", (await world.Send(Requests.Update(id, "<t:DeleteItemField><t:FieldURI FieldURI=\"calendar:Start\"/></t:DeleteItemField>"))).Code());
        Assert.Equal("ErrorCalendarEndDateIsEarlierThanStartDate", (await world.Send(Requests.Update(id, Requests.Set("calendar:Start", "<t:Start>2027-01-16T08:00:00Z</t:Start>")))).Code());
    }

    [Fact]
    public async Task Extended_property_is_set_and_deleted()
    {
        await using var world = await World.Start();
        const string Uri = "<t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"Mark\" PropertyType=\"String\"/>";
        var id = (await world.Send(Requests.Appointment("Alt"))).ItemId();
        id = (await world.Send(Requests.Update(id, $"<t:SetItemField>{Uri}<t:CalendarItem><t:ExtendedProperty>{Uri}<t:Value>7</t:Value></t:ExtendedProperty></t:CalendarItem></t:SetItemField>"))).ItemId();
        var shape = $"<t:AdditionalProperties>{Uri}</t:AdditionalProperties>";
        Assert.Equal("7", (await world.Send(Requests.Get(id.Id, "IdOnly", shape))).Text("Value"));
        await world.Send(Requests.Update(id, $"<t:DeleteItemField>{Uri}</t:DeleteItemField>"));
        Assert.Null((await world.Send(Requests.Get(id.Id, "IdOnly", shape))).TextOrNull("Value"));
    }

    [Fact]
    public async Task Update_of_a_meeting_counts_messages_only_when_asked_to_send()
    {
        await using var world = await World.Start();
        var meeting = world.Mailbox.Calendar.Add(new CalendarItem { Subject = "M", Start = Instant.FromUtc(2027, 1, 1, 8, 0), End = Instant.FromUtc(2027, 1, 1, 9, 0), Attendees = [new Attendee("bert@musterbau.example")] });
        var set = Requests.Set("item:Subject", "<t:Subject>N</t:Subject>");
        await world.Send(Requests.Update((meeting.ItemId, meeting.ChangeKey), set));
        Assert.Equal(0, world.Server.MessagesSent);
        await world.Send(Requests.Update((meeting.ItemId, meeting.ChangeKey), set, "AlwaysOverwrite", "SendToAllAndSaveCopy"));
        Assert.Equal(1, world.Server.MessagesSent);
    }
}
