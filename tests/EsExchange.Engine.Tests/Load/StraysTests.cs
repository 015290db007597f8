using EsExchange.Engine.Load;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Load;

public sealed class StraysTests
{
    private static readonly Strays Torn = new([], [1], "torn");
    private static readonly Pair Missing = Pair() with { Item = null };

    [Fact]
    public void What_was_searched_and_not_found_may_be_what_could_not_be_read() => Assert.Equal(Missing with { Unreadable = "torn" }, Torn.Doubt(Missing));

    [Fact]
    public void What_was_found_or_not_searched_is_in_no_doubt()
    {
        Assert.Equal(Pair(), Torn.Doubt(Pair()));
        Assert.Equal(Missing with { EserpId = 2 }, Torn.Doubt(Missing with { EserpId = 2 }));
        Assert.Equal(Missing with { EserpId = null }, Torn.Doubt(Missing with { EserpId = null }));
    }

    [Fact]
    public void What_could_not_be_read_itself_says_why() => Assert.Equal("own", Torn.Doubt(Missing with { Unreadable = "own" }).Unreadable);

    [Fact]
    public void Nothing_is_in_doubt_where_all_that_was_found_could_be_read()
    {
        Assert.Equal(Missing, (Torn with { Unreadable = null }).Doubt(Missing));
        Assert.Equal(Missing, Strays.None.Doubt(Missing));
        Assert.Empty(Strays.None.Items);
        Assert.Empty(Strays.None.Wanted);
    }
}
