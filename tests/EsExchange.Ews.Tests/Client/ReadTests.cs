using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using NodaTime;
using Xunit;
using CalendarItem = EsExchange.Ews.Items.CalendarItem;
using CalendarItemKind = EsExchange.Ews.Items.CalendarItemKind;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Client;

public sealed class ReadTests
{
    private static readonly ExtendedPropertyKey Stamp = ExtendedPropertyKey.Named(StampProperty.SetId, StampProperty.Name);

    [Fact]
    public async Task What_a_user_entered_is_read_with_its_times_and_zone()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        SimItem entered = world.Calendar.Add(new SimItem
        {
            Subject = "Aufmaß",
            Location = "Köln",
            Start = SimulatorWorld.Nine,
            End = SimulatorWorld.Nine + Duration.FromHours(1),
            StartTimeZone = "W. Europe Standard Time",
            EndTimeZone = "W. Europe Standard Time",
            Categories = ["ES_5_Aufgabe", "Rot"],
        });

        ItemResult<CalendarItem> result = Assert.Single(await world.Mailbox.GetCalendarItemsAsync([entered.ItemId], default));

        CalendarItem item = Assert.IsType<CalendarItem>(result.Item);
        Assert.Equal("Aufmaß", item.Subject);
        Assert.Equal("Köln", item.Location);
        Assert.Equal(SimulatorWorld.Nine, item.Start);
        Assert.Equal("W. Europe Standard Time", item.StartTimeZone);
        Assert.Equal(["ES_5_Aufgabe", "Rot"], item.Categories);
        Assert.Equal(entered.ChangeKey, item.ItemId.ChangeKey);
        Assert.Equal("Exchange 2016", world.Client.ServerVersion?.ProductName);
    }

    [Fact]
    public async Task Batches_keep_their_order_and_a_missing_item_holds_up_no_other()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<string> ids = [];
        for (int i = 0; i < 230; i++)
            ids.Add(world.Calendar.Add(new SimItem { Subject = $"Termin {i}", Start = SimulatorWorld.Nine, End = SimulatorWorld.Nine }).ItemId);
        world.Calendar.Delete(ids[150]);

        IReadOnlyList<ItemResult<CalendarItem>> results = await world.Mailbox.GetCalendarItemsAsync(ids, default);

        Assert.Equal(ids, results.Select(result => result.RequestedId));
        Assert.Equal(EwsErrorCategory.ItemNotFound, results[150].Error?.Category);
        Assert.All(results.Where((_, i) => i != 150), result => Assert.Null(result.Error));
        Assert.Equal("Termin 229", results[229].Item?.Subject);
        Assert.Equal(3, world.Server.Exchanges.Count("GetItem"));
    }

    [Fact]
    public async Task Sync_brings_pages_then_changes_then_nothing()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        var items = Enumerable.Range(0, 5)
            .Select(i => world.Calendar.Add(new SimItem { Subject = $"{i}", Start = SimulatorWorld.Nine, End = SimulatorWorld.Nine })).ToList();
        world.Calendar.Change<SimItem>(items[0].ItemId, item => item.SetExtended(Stamp, "4711"));

        SyncPage first = await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, null, 3, default);
        SyncPage second = await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, first.SyncState, 3, default);
        world.Calendar.Change<SimItem>(items[1].ItemId, item => item.Location = "Bonn");
        world.Calendar.Delete(items[2].ItemId);
        SyncPage third = await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, second.SyncState, 512, default);
        SyncPage idle = await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, third.SyncState, 512, default);

        Assert.False(first.IncludesLastItem);
        Assert.True(second.IncludesLastItem);
        List<ItemChange> all = [.. first.Changes, .. second.Changes];
        Assert.Equal(items.Select(item => item.ItemId).Order(), all.Select(change => change.ItemId.Id).Order());
        Assert.Equal("4711", all.Single(change => change.ItemId.Id == items[0].ItemId).Stamp);
        Assert.All(all, change => Assert.NotNull(change.LastModified));
        Assert.All(all, change => Assert.Equal(CalendarItemKind.Single, change.CalendarKind));
        Assert.Contains(third.Changes, change => change.Kind == ItemChangeKind.Updated && change.ItemId.Id == items[1].ItemId);
        Assert.Contains(third.Changes, change => change.Kind == ItemChangeKind.Deleted && change.ItemId.Id == items[2].ItemId);
        Assert.Empty(idle.Changes);
        Assert.True(idle.IncludesLastItem);
    }

    [Fact]
    public async Task A_lost_sync_state_is_told_and_not_repeated()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        EwsException error = await Assert.ThrowsAsync<EwsException>(
            () => world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, "bm9uc2Vuc2U=", 10, default));

        Assert.Equal(EwsErrorCategory.InvalidSyncState, error.Error.Category);
        Assert.Equal("ErrorInvalidSyncStateData", error.Error.ResponseCode);
        Assert.Equal(1, world.Server.Exchanges.Count("SyncFolderItems"));
    }

    [Fact]
    public async Task Find_pages_through_all_that_match()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        for (int i = 0; i < 600; i++)
        {
            var item = new SimItem { Subject = $"{i}", Start = SimulatorWorld.Nine + Duration.FromDays(i), End = SimulatorWorld.Nine + Duration.FromDays(i) + Duration.FromHours(1) };
            if (i % 2 == 0)
                item.SetExtended(Stamp, $"s{i}");
            world.Calendar.Add(item);
        }

        List<ItemSummary> stamped = await CollectAsync(world, new ItemFilter { OnlyStamped = true });
        List<ItemSummary> one = await CollectAsync(world, new ItemFilter { Stamp = "s44" });
        List<ItemSummary> week = await CollectAsync(world, new ItemFilter
        {
            Overlapping = new Interval(SimulatorWorld.Nine, SimulatorWorld.Nine + Duration.FromDays(7)),
        });

        Assert.Equal(300, stamped.Select(item => item.Stamp).Distinct().Count());
        Assert.Equal("s44", Assert.Single(one).Stamp);
        Assert.Equal(7, week.Count);
    }

    [Fact]
    public async Task Reads_are_repeated_after_passing_errors()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        world.Server.Faults.Add(new FaultEffect.DropBeforeEffect(), "GetFolder", 1);
        world.Server.Faults.Add(new FaultEffect.HttpError(503), "GetFolder", 1);

        EwsFolder folder = await world.Mailbox.GetFolderAsync(DistinguishedFolder.Calendar, default);

        Assert.NotEmpty(folder.Id);
    }

    [Fact]
    public async Task Cancelling_does_not_wait_for_a_hanging_server()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), "GetFolder");
        using var cancel = new System.Threading.CancellationTokenSource();
        Task read = world.Mailbox.GetFolderAsync(DistinguishedFolder.Calendar, cancel.Token);
        await hang.Reached;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => read);
    }

    private static async Task<List<ItemSummary>> CollectAsync(SimulatorWorld world, ItemFilter filter)
    {
        List<ItemSummary> found = [];
        await foreach (ItemSummary item in world.Mailbox.FindItemsAsync(DistinguishedFolder.Calendar, filter, default))
            found.Add(item);
        return found;
    }
}
