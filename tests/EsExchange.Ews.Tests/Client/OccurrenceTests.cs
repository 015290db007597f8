using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using NodaTime;
using Xunit;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Client;

public sealed class OccurrenceTests
{
    private static readonly Instant From = Instant.FromUtc(2027, 1, 1, 0, 0);

    [Fact]
    public async Task A_window_with_more_than_a_server_shows_is_read_in_pieces_and_each_entry_once()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        List<string> ids = [];
        for (int i = 0; i < 2_600; i++)
            ids.Add(Add(world, From + Duration.FromHours(3 * i), Duration.FromHours(i % 100 == 0 ? 2_000 : i % 3)));

        List<CalendarOccurrence> found = await FindAsync(world, From, From + Duration.FromDays(400));

        Assert.Equal(ids.Order(), found.Select(entry => entry.ItemId.Id).Order());
        Assert.All(found, entry => Assert.Equal((CalendarItemKind.Single, (Instant?)null), (entry.Kind, entry.OriginalStart)));
        Assert.All(found, entry => Assert.NotNull(entry.Uid));
        Assert.All(found, entry => Assert.NotNull(entry.LastModified));
    }

    [Fact]
    public async Task Only_what_overlaps_the_window_is_listed_in_one_request()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        Add(world, From - Duration.FromHours(2), Duration.FromHours(1));
        string over = Add(world, From - Duration.FromHours(1), Duration.FromHours(2));
        string last = Add(world, From + Duration.FromDays(7) - Duration.FromHours(1), Duration.FromHours(2));
        Add(world, From + Duration.FromDays(7), Duration.FromHours(1));

        List<CalendarOccurrence> found = await FindAsync(world, From, From + Duration.FromDays(7));

        Assert.Equal([over, last], found.Select(entry => entry.ItemId.Id));
        Assert.Equal(1, world.Server.Exchanges.Count("FindItem"));
    }

    [Fact]
    public async Task A_window_longer_than_a_server_accepts_is_read_in_pieces()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        string first = Add(world, From, Duration.Zero);
        string seam = Add(world, From + Duration.FromDays(366), Duration.Zero);
        string far = Add(world, From + Duration.FromDays(1_500), Duration.FromHours(1));

        List<CalendarOccurrence> found = await FindAsync(world, From, From + Duration.FromDays(2_000));

        Assert.Equal([first, seam, far], found.Select(entry => entry.ItemId.Id));
    }

    [Fact]
    public async Task More_at_one_moment_than_a_server_shows_is_said_and_not_passed_over()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        for (int i = 0; i < 1_001; i++)
            Add(world, From, Duration.FromHours(1));

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => FindAsync(world, From, From + Duration.FromDays(1)));

        Assert.Contains("More than 1000", error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_without_an_end_is_refused_before_anything_is_asked()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        Assert.Throws<System.ArgumentException>(() => world.Mailbox.FindOccurrencesAsync(new Interval(From, null), default));
        Assert.Equal(0, world.Server.Exchanges.Count("FindItem"));
    }

    private static string Add(SimulatorWorld world, Instant start, Duration length) =>
        world.Calendar.Add(new SimItem { Subject = "Termin", Start = start, End = start + length }).ItemId;

    private static async Task<List<CalendarOccurrence>> FindAsync(SimulatorWorld world, Instant start, Instant end)
    {
        List<CalendarOccurrence> found = [];
        await foreach (CalendarOccurrence entry in world.Mailbox.FindOccurrencesAsync(new Interval(start, end), default))
            found.Add(entry);
        return found;
    }
}
