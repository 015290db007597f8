using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Categories;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Categories;

public sealed class CategoryListOverTheWireTests
{
    [Fact]
    public async Task A_list_is_made_changed_and_left_alone()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        Assert.Null(await world.Mailbox.GetCategoryListAsync(default));
        Assert.True(await world.Mailbox.ChangeCategoryListAsync(list => list.Set("ES_5_Aufgabe", CategoryColor.Find("Hellgrün")), default));
        Assert.True(await world.Mailbox.ChangeCategoryListAsync(list => list.Rename("ES_5_Aufgabe", "ES_5_Besuch").Set("Müller", null), default));
        Assert.False(await world.Mailbox.ChangeCategoryListAsync(list => list.Set("es_5_besuch", CategoryColor.Find("Green")), default));

        CategoryList? read = await world.Mailbox.GetCategoryListAsync(default);
        Assert.Equal([("ES_5_Besuch", "Green"), ("Müller", null)], read!.Categories.Select(category => (category.Name, category.Color?.English)));
    }
}
