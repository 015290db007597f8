using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Tests.Support;
using Xunit;
using SimItem = EsExchange.Simulator.Store.CalendarItem;

namespace EsExchange.Ews.Tests.Client;

public sealed class CategoryTests
{
    [Fact]
    public async Task Categories_are_written_changed_and_removed()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([SimulatorWorld.NewItem("Aufmaß") with { Categories = ["ES_5_Aufgabe", "Grün & Co"] }], default));
        Assert.Equal(["ES_5_Aufgabe", "Grün & Co"], Shown(world));
        ItemId changed = Done(await world.Mailbox.UpdateItemsAsync([Set(created, ["Grün & Co", "ES_7_Abnahme"])], default));
        Assert.Equal(["Grün & Co", "ES_7_Abnahme"], (await world.Mailbox.GetCalendarItemsAsync([created.Id], default))[0].Item!.Categories);
        Done(await world.Mailbox.UpdateItemsAsync([Set(changed, [])], default));
        Assert.Empty(Shown(world));
    }

    private static IEnumerable<string> Shown(SimulatorWorld world) => world.Calendar.List<SimItem>().Single().Categories;

    private static CalendarItemUpdate Set(ItemId item, IReadOnlyList<string> names) => new(item, [new FieldChange.SetCategories(names)]);

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}
