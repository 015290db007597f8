using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class SeriesOverTheWireTests
{
    private static readonly Recurrence Mondays = new(
        new RecurrencePattern.Weekly(1, DaysOfWeek.Monday, IsoDayOfWeek.Monday), new RecurrenceRange.Numbered(new LocalDate(2027, 3, 15), 4));

    /// <summary>Berlin's clocks change on 28 March 2027, between the second and the third Monday.</summary>
    private static readonly Instant[] Starts =
    [
        Instant.FromUtc(2027, 3, 15, 8, 0), Instant.FromUtc(2027, 3, 22, 8, 0), Instant.FromUtc(2027, 3, 29, 7, 0), Instant.FromUtc(2027, 4, 5, 7, 0),
    ];

    [Fact]
    public async Task A_series_is_told_by_its_master_and_seen_by_its_occurrences()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId master = await CreateAsync(world);
        List<CalendarOccurrence> seen = await SeeAsync(world);
        ItemChange change = Assert.Single((await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Calendar, null, 100, default)).Changes);
        CalendarItem read = await ReadAsync(world, master.Id);

        Assert.Equal(Starts, seen.Select(entry => entry.Start));
        Assert.All(seen, entry => Assert.Equal(CalendarItemKind.Occurrence, entry.Kind));
        Assert.Single(seen.Select(entry => entry.Uid).Distinct());
        Assert.Equal((master.Id, CalendarItemKind.RecurringMaster), (change.ItemId.Id, change.CalendarKind!.Value));
        Assert.Equal((CalendarItemKind.RecurringMaster, Mondays), (read.Kind, read.Recurrence));
    }

    [Fact]
    public async Task One_occurrence_is_moved_and_one_deleted_and_the_others_stay()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        ItemId master = await CreateAsync(world);
        List<CalendarOccurrence> seen = await SeeAsync(world);
        Instant later = Starts[1] + Duration.FromHours(3);

        Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(seen[1].ItemId, [
            new FieldChange.SetSubject("verschoben"), new FieldChange.SetTime(new ItemTime(later, later + Duration.FromHours(1), false, "W. Europe Standard Time"))])], default));
        Done(await world.Mailbox.DeleteItemsAsync([seen[2].ItemId], default));

        List<CalendarOccurrence> after = await SeeAsync(world);
        CalendarItem read = await ReadAsync(world, master.Id);
        Assert.Equal([Starts[0], later, Starts[3]], after.Select(entry => entry.Start));
        Assert.Equal([CalendarItemKind.Occurrence, CalendarItemKind.Exception, CalendarItemKind.Occurrence], after.Select(entry => entry.Kind));
        Assert.Equal(Starts[1], after[1].OriginalStart);
        ModifiedOccurrence moved = Assert.Single(read.ModifiedOccurrences);
        Assert.Equal((later, Starts[1], after[1].ItemId.Id), (moved.Start, moved.OriginalStart, moved.ItemId.Id));
        Assert.Equal([Starts[2]], read.DeletedOccurrences);
        Assert.Equal("verschoben", (await ReadAsync(world, after[1].ItemId.Id)).Subject);
        Assert.Equal("Jour fixe", (await ReadAsync(world, after[0].ItemId.Id)).Subject);
    }

    [Fact]
    public async Task A_series_becomes_a_single_item_and_a_series_again()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        ItemId master = await CreateAsync(world);

        ItemId single = Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(master, [new FieldChange.SetRecurrence(null)])], default));
        Assert.Equal([CalendarItemKind.Single], (await SeeAsync(world)).Select(entry => entry.Kind));
        Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(single, [new FieldChange.SetRecurrence(Mondays)])], default));

        Assert.Equal(Starts, (await SeeAsync(world)).Select(entry => entry.Start));
    }

    [Fact]
    public async Task Deleting_the_master_deletes_the_series()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        ItemId master = await CreateAsync(world);

        Done(await world.Mailbox.DeleteItemsAsync([master], default));

        Assert.Empty(await SeeAsync(world));
    }

    private static async Task<ItemId> CreateAsync(SimulatorWorld world) => Done(await world.Mailbox.CreateItemsAsync([
        SimulatorWorld.NewItem("Jour fixe") with
        {
            Time = new ItemTime(Starts[0], Starts[0] + Duration.FromHours(1), false, "W. Europe Standard Time"),
            Recurrence = Mondays,
        }], default));

    private static async Task<List<CalendarOccurrence>> SeeAsync(SimulatorWorld world)
    {
        List<CalendarOccurrence> seen = [];
        await foreach (CalendarOccurrence entry in world.Mailbox.FindOccurrencesAsync(new Interval(Instant.FromUtc(2027, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0)), default))
            seen.Add(entry);
        return seen;
    }

    private static async Task<CalendarItem> ReadAsync(SimulatorWorld world, string id)
    {
        ItemResult<CalendarItem> result = (await world.Mailbox.GetCalendarItemsAsync([id], default))[0];
        Assert.Null(result.Error);
        return result.Item!;
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}
