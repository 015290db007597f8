using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData("UPDATE es_Position SET SyncState = 'gone'")]
    [InlineData("UPDATE es_Position SET SyncState = NULL, ChangeToken = NULL")]
    [InlineData("DELETE FROM es_Position; DELETE FROM es_Link")]
    public async Task Lost_state_links_everything_again_without_a_creation_or_a_deletion(string accident)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        for (int day = 1; day <= 9; day++)
        {
            world.AddAppointment($"eserp {day}", day: day);
            world.AddItem($"Exchange {day}", day);
        }

        await world.SyncAsync();
        world.Sql(accident);
        MailboxResult result = await world.SyncAsync();

        Assert.Equal(0, result.Eserp.Total + result.Exchange.Total);
        Assert.Equal(18, world.Items.Count);
        Assert.Equal(18, world.Appointments.Count);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_copy_of_a_stamped_item_is_a_new_item()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("Aufmaß");
        await world.SyncAsync();
        CalendarItem original = world.Item("Aufmaß");
        CalendarItem copy = (CalendarItem)world.Mailbox.Calendar.Add(original);
        world.Mailbox.Calendar.Change<CalendarItem>(copy.ItemId, i => i.Subject = "Kopie");
        await world.SyncAsync();

        Assert.Equal(["Aufmaß", "Kopie"], world.Appointments.Select(row => row.Subject));
        world.Mailbox.Calendar.Delete(copy.ItemId);
        await world.SyncAsync();
        Assert.Equal(["Aufmaß"], world.Appointments.Select(row => row.Subject));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_restored_database_gets_back_what_Exchange_still_has()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("A");
        await world.SyncAsync();
        world.BackUp();
        world.AddAppointment("B", day: 2);
        world.AddItem("C", day: 3);
        await world.SyncAsync();

        world.Restore();
        await world.SyncAsync();

        Assert.Equal(["A", "B", "C"], world.Appointments.Select(row => row.Subject));
        Assert.Equal(["A", "B", "C"], world.Items.Select(item => item.Subject));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_number_that_a_restored_database_gives_away_again_makes_no_item_of_two()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.BackUp();
        long lost = world.AddAppointment("A");
        await world.SyncAsync();

        world.Restore();
        Assert.Equal(lost, world.AddAppointment("B", day: 2));
        await world.SyncAsync();

        Assert.Equal(["A", "B"], world.Appointments.Select(row => row.Subject));
        Assert.Equal(["A", "B"], world.Items.Select(item => item.Subject));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task An_appointment_of_another_title_and_time_is_found_again_by_its_place_where_all_links_are_lost()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long id = world.AddAppointment("A", "Halle 2");
        await world.SyncAsync();
        world.Sql("DELETE FROM es_Position; DELETE FROM es_Link");

        world.User.Change(id, "Subject", "B");
        world.User.Change(id, "EndTime", "2027-01-01T11:00:00");
        await world.SyncAsync();

        Assert.Equal("Halle 2", Assert.Single(world.Appointments).Location);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task A_shared_place_makes_no_item_of_two_where_a_database_was_restored()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.AddAppointment("A", "Halle 2");
        await world.SyncAsync();
        world.BackUp();
        long lost = world.AddAppointment("B", "Halle 2", day: 2);
        await world.SyncAsync();

        world.Restore();
        Assert.Equal(lost, world.AddAppointment("C", "Halle 2", day: 3));
        await world.SyncAsync();

        Assert.Equal(["A", "B", "C"], world.Appointments.Select(row => row.Subject));
        await world.AssertSettledAsync();
    }

    [Theory]
    [InlineData("CreateItem")]
    [InlineData("UpdateItem")]
    [InlineData("DeleteItem")]
    public async Task A_write_whose_answer_is_lost_is_made_exactly_once(string operation)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long changed = world.AddAppointment("A");
        long deleted = world.AddAppointment("B", day: 2);
        await world.SyncAsync();
        world.AddAppointment("C", day: 3);
        world.User.Change(changed, "Location", "Halle 2");
        world.User.Delete(deleted);
        FaultRule fault = world.Server.Faults.Add(new FaultEffect.DropAfterEffect(), operation, times: 1);

        await world.TrySyncAsync();
        await world.SyncAsync();

        Assert.Equal(1, fault.Fired);
        Assert.Equal(["A", "C"], world.Items.Select(item => item.Subject));
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_not_taken_for_deleted_and_crosses_later()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        long id = world.AddAppointment("Aufmaß");
        await world.SyncAsync();
        world.User.Change(id, "Location", "Halle 2");
        world.Server.Faults.Add(new FaultEffect.ItemError("ErrorCorruptData"), "GetItem", times: 1);

        MailboxResult failed = await world.SyncAsync();
        Assert.Equal(1, failed.Errors);
        Assert.Contains(world.Issues, issue => issue.Reason == "Unreadable");
        Assert.Single(world.Items);
        await world.SyncAsync();

        Assert.Equal("Halle 2", world.Item("Aufmaß").Location);
        await world.AssertSettledAsync();
    }

    [Fact]
    public async Task Random_edits_and_faults_leave_both_sides_equal()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            await using SyncWorld world = await SyncWorld.CreateAsync(judgesAnswers: false);
            var random = new Random(seed);
            for (int round = 0; round < 6; round++)
            {
                for (int edit = 0; edit < 6; edit++)
                    Edit(world, random);
                string[] operations = ["SyncFolderItems", "GetItem", "CreateItem", "UpdateItem", "DeleteItem"];
                FaultEffect[] effects = [new FaultEffect.DropAfterEffect(), new FaultEffect.DropBeforeEffect(), new FaultEffect.TruncatedResponse()];
                world.Server.Faults.Add(effects[random.Next(effects.Length)], operations[random.Next(operations.Length)], times: 1);
                await world.TrySyncAsync();
            }

            world.Server.Faults.Clear();
            await world.SyncAsync();
            await world.SyncAsync();
            await world.AssertSettledAsync();
        }
    }

    private static void Edit(SyncWorld world, Random random)
    {
        string text = random.Next(1000, 9999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        switch (random.Next(6))
        {
            case 0 or 1:
                world.AddAppointment("E" + text + random.Next(1000), day: random.Next(1, 28));
                break;
            case 2:
                world.AddItem("X" + text + random.Next(1000), random.Next(1, 28));
                break;
            case 3 when world.Appointments is { Count: > 0 } rows:
                world.User.Change(rows[random.Next(rows.Count)].AppointmentId, "Location", text);
                break;
            case 4 when world.Items is { Count: > 0 } items:
                world.Mailbox.Calendar.Change<CalendarItem>(items[random.Next(items.Count)].ItemId, i => i.Location = text);
                break;
            case 5 when world.Appointments is { Count: > 3 } rows:
                world.User.Delete(rows[random.Next(rows.Count)].AppointmentId);
                break;
        }
    }
}
