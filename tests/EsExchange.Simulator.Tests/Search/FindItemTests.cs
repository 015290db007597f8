using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Search;

public sealed class FindItemTests
{
    [Theory]
    [InlineData("IsEqualTo", "item:Subject", "beta", "Beta")]
    [InlineData("IsGreaterThanOrEqualTo", "calendar:Start", "2027-01-02T08:00:00Z", "Beta,Gamma")]
    [InlineData("IsLessThan", "calendar:Start", "2027-01-02T08:00:00Z", "Alpha")]
    [InlineData("IsEqualTo", "item:Categories", "ES_1", "Gamma")]
    [InlineData("IsEqualTo", "calendar:IsAllDayEvent", "false", "Alpha,Beta,Gamma")]
    [InlineData("IsNotEqualTo", "item:Importance", "Normal", "")]
    public async Task Comparison_selects(string test, string uri, string value, string expected)
    {
        await using var world = await Filled();
        var answer = await world.Send(Requests.Find(restriction: Requests.Compare(test, uri, value)));
        Assert.Equal(expected.Split(',', System.StringSplitOptions.RemoveEmptyEntries), answer.Texts("Subject"));
    }

    [Theory]
    [InlineData("<t:Or><t:Contains ContainmentMode=\"Prefixed\" ContainmentComparison=\"IgnoreCase\"><t:FieldURI FieldURI=\"item:Subject\"/><t:Constant Value=\"al\"/></t:Contains><t:Exists><t:FieldURI FieldURI=\"item:Categories\"/></t:Exists></t:Or>", "Alpha,Gamma")]
    [InlineData("<t:Not><t:Exists><t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"Mark\" PropertyType=\"Integer\"/></t:Exists></t:Not>", "Alpha,Gamma")]
    [InlineData("<t:IsGreaterThan><t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"Mark\" PropertyType=\"Integer\"/><t:FieldURIOrConstant><t:Constant Value=\"9\"/></t:FieldURIOrConstant></t:IsGreaterThan>", "Beta")]
    public async Task Expression_selects(string expression, string expected)
    {
        await using var world = await Filled();
        var answer = await world.Send(Requests.Find(restriction: $"<m:Restriction>{expression}</m:Restriction>"));
        Assert.Equal(expected.Split(','), answer.Texts("Subject"));
    }

    [Fact]
    public async Task Pages_follow_each_other_in_the_sort_order()
    {
        await using var world = await Filled();
        const string Sort = "<m:SortOrder><t:FieldOrder Order=\"Descending\"><t:FieldURI FieldURI=\"calendar:Start\"/></t:FieldOrder></m:SortOrder>";
        var first = await world.Send(Requests.Find("<m:IndexedPageItemView MaxEntriesReturned=\"2\" Offset=\"0\" BasePoint=\"Beginning\"/>", sort: Sort));
        Assert.Equal(["Gamma", "Beta"], first.Texts("Subject"));
        var root = first.Descendants(Reply.M + "RootFolder").Single();
        Assert.Equal(("2", "3", "false"), (root.Attribute("IndexedPagingOffset")!.Value, root.Attribute("TotalItemsInView")!.Value, root.Attribute("IncludesLastItemInRange")!.Value));
        var second = await world.Send(Requests.Find("<m:IndexedPageItemView MaxEntriesReturned=\"2\" Offset=\"2\" BasePoint=\"Beginning\"/>", sort: Sort));
        Assert.Equal(["Alpha"], second.Texts("Subject"));
    }

    [Fact]
    public async Task Calendar_view_shows_what_overlaps_it()
    {
        await using var world = await Filled();
        var answer = await world.Send(Requests.Find("<m:CalendarView StartDate=\"2027-01-01T08:30:00Z\" EndDate=\"2027-01-02T08:00:00Z\"/>"));
        Assert.Equal(["Alpha"], answer.Texts("Subject"));
    }

    [Fact]
    public async Task Body_cannot_be_asked_for()
    {
        await using var world = await Filled();
        var request = Requests.Find().Replace("</m:ItemShape>", "<t:AdditionalProperties><t:FieldURI FieldURI=\"item:Body\"/></t:AdditionalProperties></m:ItemShape>");
        Assert.Equal("ErrorInvalidPropertyRequest", (await world.Send(request)).Code());
    }

    private static async Task<World> Filled()
    {
        var world = await World.Start();
        foreach (var (subject, day) in new[] { ("Alpha", 1), ("Beta", 2), ("Gamma", 3) })
        {
            var item = new CalendarItem { Subject = subject, Start = Instant.FromUtc(2027, 1, day, 8, 0), End = Instant.FromUtc(2027, 1, day, 9, 0) };
            if (subject == "Gamma")
                item.Categories = ["ES_1", "Eigene"];
            if (subject == "Beta")
                item.SetExtended(new ExtendedPropertyKey(new System.Guid("00020329-0000-0000-C000-000000000046"), "Mark", null, "Integer"), "10");
            world.Mailbox.Calendar.Add(item);
        }

        return world;
    }
}
