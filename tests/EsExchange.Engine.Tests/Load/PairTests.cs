using EsExchange.Engine.Load;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Load;

public sealed class PairTests
{
    [Fact]
    public void A_pair_is_looked_at_again_by_all_that_is_known_of_it()
    {
        Assert.Equal(new PendingItem(1, "X"), Pair().ToPending());
        Assert.Equal(new PendingItem(1, "X", Side.Exchange), (Pair() with { IsDeletedInExchange = true }).ToPending());
        Assert.Equal(new PendingItem(1, "X", Side.Eserp), (Pair() with { IsDeletedInEserp = true }).ToPending());
        Assert.Equal(new PendingItem(null, "X"), new Pair { ItemId = "X" }.ToPending());
    }

    [Fact]
    public void A_pair_that_both_sides_deleted_was_deleted_in_Exchange() =>
        Assert.Equal(Side.Exchange, (Pair() with { IsDeletedInExchange = true, IsDeletedInEserp = true }).DeletedIn);

    [Fact]
    public void A_pair_is_named_as_Exchange_shows_it_else_as_eserp_does_else_as_it_was()
    {
        Pair pair = Pair() with { Item = Item(subject: "X"), Eserp = Row(subject: "E") };

        Assert.Equal("X", pair.Subject);
        Assert.Equal("E", (pair with { Item = null }).Subject);
        Assert.Equal("A", (pair with { Item = null, Eserp = null }).Subject);
        Assert.Null((pair with { Item = null, Eserp = null, Link = Link() with { Base = null } }).Subject);
        Assert.Null(new Pair { ItemId = "X" }.Subject);
    }
}
