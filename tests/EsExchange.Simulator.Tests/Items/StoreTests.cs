using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Items;

public sealed class StoreTests
{
    [Fact]
    public async Task Handed_out_items_are_copies()
    {
        await using var world = await World.Start();
        var added = world.Mailbox.Calendar.Add(new CalendarItem { Subject = "A" });
        added.Subject = "X";
        world.Mailbox.Calendar.List()[0].Subject = "Y";
        Assert.Equal("A", world.Mailbox.Calendar.Find(added.ItemId)!.Subject);
    }

    [Fact]
    public async Task Thousand_mailboxes_of_a_thousand_items_fit_in_memory()
    {
        await using var server = await ExchangeServer.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Parallel.For(0, 1000, m =>
        {
            var calendar = server.Store.AddMailbox($"m{m}@musterbau.example").Calendar;
            for (var i = 0; i < 1000; i++)
                calendar.Add(new CalendarItem { Subject = "Termin", Start = Instant.FromUnixTimeSeconds(i), End = Instant.FromUnixTimeSeconds(i + 1), StartTimeZone = "W. Europe Standard Time" });
        });
        Assert.Equal(1_000_000, server.Store.Mailboxes.Sum(m => m.Calendar.Count));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000;
        Assert.True(bytes < 1024, $"An item takes {bytes} bytes.");
    }
}
