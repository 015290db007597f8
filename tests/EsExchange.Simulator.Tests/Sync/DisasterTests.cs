using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Sync;

public sealed class DisasterTests
{
    [Fact]
    public async Task A_forgotten_state_is_refused_and_a_new_one_is_good()
    {
        await using var world = await World.Start();
        var state = await StateOf(world);

        world.Mailbox.ForgetSyncStates();

        Assert.Equal("ErrorInvalidSyncStateData", (await world.Send(Requests.Sync(state))).Code());
        Assert.Equal("NoError", (await world.Send(Requests.Sync(await StateOf(world)))).Code());
    }

    [Fact]
    public async Task A_restored_mailbox_has_its_items_back_with_their_ids_and_versions_and_no_state_is_good()
    {
        await using var world = await World.Start();
        var changed = Add(world, "A");
        var deleted = Add(world, "B");
        var backup = world.Mailbox.Backup();
        world.Mailbox.Calendar.Change<CalendarItem>(changed.ItemId, i => i.Subject = "A2");
        world.Mailbox.Calendar.Delete(deleted.ItemId);
        Add(world, "C");
        var state = await StateOf(world);

        world.Mailbox.Restore(backup);

        Assert.Equal([(changed.ItemId, changed.ChangeKey, "A"), (deleted.ItemId, deleted.ChangeKey, "B")], world.Mailbox.Calendar.List().Select(i => (i.ItemId, i.ChangeKey, i.Subject)));
        Assert.Equal("ErrorInvalidSyncStateData", (await world.Send(Requests.Sync(state))).Code());
        Assert.Equal(["A", "B"], (await world.Send(Requests.Sync(null))).Texts("Subject"));
        var again = world.Mailbox.Calendar.Change<CalendarItem>(changed.ItemId, i => i.Subject = "A3");
        Assert.NotEqual(changed.ChangeKey, again.ChangeKey);
    }

    [Fact]
    public async Task A_moved_mailbox_has_all_items_under_other_ids()
    {
        await using var world = await World.Start();
        var key = ExtendedPropertyKey.Named(new("6f1c2f0e-3b57-4d2c-9a84-5d0a7e9b41c3"), "Mark");
        var single = Add(world, "A");
        world.Mailbox.Calendar.Change<CalendarItem>(single.ItemId, i => i.SetExtended(key, "7"));
        var series = Add(world, "B");
        world.Mailbox.Calendar.Change<CalendarItem>(series.ItemId, i => i.Recurrence = new Recurrence(new DailyPattern(), new RecurrenceRange(new LocalDate(2027, 1, 1), Count: 3)));
        world.Mailbox.Calendar.Delete(world.Mailbox.Calendar.View(Instant.FromUtc(2027, 1, 2, 0, 0), Instant.FromUtc(2027, 1, 3, 0, 0)).Single().ItemId);
        var before = world.Mailbox.Calendar.List<CalendarItem>();

        var moved = world.Server.Store.MoveMailbox(World.Anna);

        var after = moved.Calendar.List<CalendarItem>();
        Assert.Equal(before.Select(i => (i.Subject, i.Uid, i.Created, i.LastModified)), after.Select(i => (i.Subject, i.Uid, i.Created, i.LastModified)));
        Assert.Empty(before.Select(i => i.ItemId).Intersect(after.Select(i => i.ItemId)));
        Assert.Equal("7", Assert.Single(after[0].Extended[key]));
        Assert.Equal(2, moved.Calendar.View(Instant.FromUtc(2027, 1, 1, 0, 0), Instant.FromUtc(2027, 2, 1, 0, 0)).Count(i => i.Subject == "B"));
        Assert.Equal(["A", "B"], (await world.Send(Requests.Sync(null))).Texts("Subject"));
    }

    private static CalendarItem Add(World world, string subject) => world.Mailbox.Calendar.Add(
        new CalendarItem { Subject = subject, Start = Instant.FromUtc(2027, 1, 1, 8, 0), End = Instant.FromUtc(2027, 1, 1, 9, 0) });

    private static async Task<string> StateOf(World world) => (await world.Send(Requests.Sync(null))).Descendants(Reply.M + "SyncState").Single().Value;
}
