using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class BothWaysTests
{
    [Fact]
    public async Task Creations_changes_and_deletions_cross_both_ways()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long appointment = world.AddAppointment("Aufmaß");
        long doomed = world.AddAppointment("Abnahme", day: 2);
        CalendarItem item = world.AddItem("Übergabe", day: 3);
        CalendarItem doomedItem = world.AddItem("Zahnarzt", day: 4);
        MailboxResult first = await world.SyncAsync();
        Assert.Equal(new WriteCounts(2, 0, 0), first.Eserp);
        Assert.Equal(new WriteCounts(2, 0, 0), first.Exchange);
        await world.AssertSettledAsync();

        world.User.Change(appointment, "Location", "Halle 2");
        world.User.Delete(doomed);
        world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Location = "Köln");
        world.Mailbox.Calendar.Delete(doomedItem.ItemId);
        MailboxResult second = await world.SyncAsync();
        Assert.Equal(new WriteCounts(0, 1, 1), second.Eserp);
        Assert.Equal(new WriteCounts(0, 1, 1), second.Exchange);
        Assert.Equal(["Aufmaß", "Übergabe"], world.Items.Select(i => i.Subject));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_plan_shows_every_change_and_writes_nothing()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß");
        world.AddItem("Übergabe");

        await world.SyncAsync(planOnly: true);

        Assert.Equal([(Side.Exchange, "Aufmaß"), (Side.Eserp, "Übergabe")], world.Planned.OrderByDescending(c => c.Side).Select(c => (c.Side, c.Subject)));
        Assert.Single(world.Items);
        Assert.Single(world.Appointments);
        Assert.Equal(0, world.Server.Exchanges.Count("CreateItem"));
        MailboxResult run = await world.SyncAsync();
        Assert.Equal(2, run.Eserp.Total + run.Exchange.Total);
    }

    [Fact]
    public async Task Different_fields_changed_on_both_sides_merge_and_the_same_field_follows_the_rule()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(c => c with { ConflictRule = ConflictRule.Exchange });
        long id = world.AddAppointment("Aufmaß");
        await world.SyncAsync();

        world.User.Change(id, "Location", "Halle 2");
        world.User.Change(id, "Body", "aus eserp");
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i =>
        {
            i.Subject = "Aufmaß neu";
            i.Location = "Halle 3";
        });
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(1, result.Conflicts);
        Assert.Equal("Halle 3", world.Appointment("Aufmaß neu").Location);
        Assert.Equal("aus eserp", world.Appointment("Aufmaß neu").Body);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task An_edit_beats_a_delete_on_either_side()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long editedInEserp = world.AddAppointment("A");
        long deletedInEserp = world.AddAppointment("B", day: 2);
        await world.SyncAsync();

        world.User.Change(editedInEserp, "Location", "bleibt");
        world.Mailbox.Calendar.Delete(world.Item("A").ItemId);
        world.User.Delete(deletedInEserp);
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("B").ItemId, i => i.Location = "bleibt auch");
        await world.SyncAsync();

        Assert.Equal(["bleibt", "bleibt auch"], world.Appointments.Select(row => row.Location));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_deletion_that_the_options_keep_is_never_brought_back()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.Set(s => s with { DeleteAppointmentsInEserp = false, DeleteAppointmentsInExchange = false });
        long kept = world.AddAppointment("A");
        long gone = world.AddAppointment("B", day: 2);
        await world.SyncAsync();
        world.Mailbox.Calendar.Delete(world.Item("A").ItemId);
        world.User.Delete(gone);
        await world.SyncAsync();
        world.Set(s => s with { DeleteAppointmentsInEserp = true, DeleteAppointmentsInExchange = true });
        world.User.Change(kept, "Location", "Halle 2");
        MailboxResult later = await world.SyncAsync();

        Assert.Equal(0, later.Eserp.Total + later.Exchange.Total);
        Assert.Equal(["A"], world.Appointments.Select(row => row.Subject));
        Assert.Equal(["B"], world.Items.Select(item => item.Subject));
    }

    [Fact]
    public async Task Private_items_stay_where_they_are_and_one_that_turns_private_is_frozen()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß");
        CalendarItem secret = world.AddItem("Arzt", day: 2);
        world.Mailbox.Calendar.Change<CalendarItem>(secret.ItemId, i => i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Private);
        await world.SyncAsync();
        Assert.DoesNotContain(world.Appointments, row => row.Subject == "Arzt");
        Assert.Contains(world.Issues, issue => issue.Reason == "Private");

        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i =>
        {
            i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Private;
            i.Location = "geheim";
        });
        MailboxResult result = await world.SyncAsync();
        Assert.Equal(0, result.Eserp.Total + result.Exchange.Total);
        Assert.Equal(string.Empty, world.Appointment("Aufmaß").Location);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_deletion_of_what_turned_private_stays_on_its_side(bool inEserp)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long id = world.AddAppointment("Aufmaß");
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i => i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Private);
        await world.SyncAsync();

        if (inEserp)
            world.User.Delete(id);
        else
            world.Mailbox.Calendar.Delete(world.Item("Aufmaß").ItemId);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(0, result.Eserp.Total + result.Exchange.Total);
        Assert.Equal(inEserp ? 0 : 1, world.Appointments.Count);
        Assert.Equal(inEserp ? 1 : 0, world.Items.Count);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task What_is_private_no_more_crosses_again_with_its_deletion()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß");
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i => i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Private);
        await world.SyncAsync();
        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i => i.Sensitivity = EsExchange.Simulator.Store.Sensitivity.Normal);
        await world.SyncAsync();
        world.Mailbox.Calendar.Delete(world.Item("Aufmaß").ItemId);
        await world.SyncAsync();

        Assert.Empty(world.Appointments);
    }
}
