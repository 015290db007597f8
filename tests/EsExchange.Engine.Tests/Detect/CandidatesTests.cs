using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Detect;

public sealed class CandidatesTests
{
    [Fact]
    public void The_last_change_of_an_item_counts()
    {
        Candidates candidates = Candidates.From(Page(Changed("a", "a1"), Deleted("a"), Deleted("b"), Changed("b", "b2"), Changed("c", "c1"), Changed("c", "c2")), _ => false);

        Assert.Equal(["a"], candidates.DeletedItems);
        Assert.Equal(2, candidates.Items.Count);
        Assert.Equal(new SeenItem("b2", "stamp", Pieces.Morning), candidates.Items["b"]);
        Assert.Equal("c2", candidates.Items["c"].ChangeKey);
    }

    [Fact]
    public void Series_are_left_to_their_occurrences()
    {
        Candidates candidates = Candidates.From(Page(Changed("s", "s1"), Deleted("s"), Changed("a", "a1")), id => id == "s");

        Assert.Equal(["a"], candidates.Items.Keys);
        Assert.Empty(candidates.DeletedItems);
    }

    [Fact]
    public void The_feed_names_changes_with_their_versions_and_deletions()
    {
        Candidates candidates = Candidates.From(new EserpChangePage([new EserpChange(1, 5, false), new EserpChange(2, 6, true)], "t", true));

        Assert.Equal(5, Assert.Single(candidates.EserpItems).Value);
        Assert.Equal([2], candidates.DeletedEserpItems);
    }

    [Fact]
    public void Links_that_were_given_up_are_not_compared()
    {
        Candidates candidates = Candidates.From([Pieces.Link(1), Pieces.Link(2) with { State = LinkState.Detached }, Pieces.Link(3) with { State = LinkState.Frozen }]);

        Assert.Equal([1, 3], candidates.EserpItems.Keys);
        Assert.All(candidates.EserpItems.Values, version => Assert.Null(version));
    }

    [Fact]
    public void Nothing_of_any_kind_is_empty()
    {
        Assert.True(new Candidates().IsEmpty);
        Assert.False(Candidates.From(Page(Changed("a", "a1")), _ => false).IsEmpty);
        Assert.False(Candidates.From(Page(Deleted("a")), _ => false).IsEmpty);
        Assert.False(Candidates.From([Pieces.Link()]).IsEmpty);
        Assert.False(Candidates.From(new EserpChangePage([new EserpChange(2, 6, true)], "t", true)).IsEmpty);
        Assert.False(Candidates.From(Page(Changed("a", "a1"), Deleted("b")), _ => false).IsEmpty);
        Assert.False(Candidates.From(new EserpChangePage([new EserpChange(1, 5, false), new EserpChange(2, 6, true)], "t", true)).IsEmpty);
        var both = new Candidates();
        both.LookAgainAt(new PendingItem(1, "a"));
        Assert.False(both.IsEmpty);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Side.Eserp)]
    [InlineData(Side.Exchange)]
    public void Another_look_remembers_which_side_had_reported_a_deletion(Side? deletedIn)
    {
        var candidates = new Candidates();
        candidates.LookAgainAt(new PendingItem(1, "a", deletedIn));

        Assert.Equal(deletedIn == Side.Exchange ? [] : ["a"], candidates.Items.Keys);
        Assert.Equal(deletedIn == Side.Exchange ? ["a"] : [], candidates.DeletedItems);
        Assert.Equal(deletedIn == Side.Eserp ? [] : [1L], candidates.EserpItems.Keys);
        Assert.Equal(deletedIn == Side.Eserp ? [1L] : [], candidates.DeletedEserpItems);
        Assert.All(candidates.Items.Values, seen => Assert.Equal(SeenItem.Unknown, seen));
        Assert.All(candidates.EserpItems.Values, version => Assert.Null(version));
    }

    [Fact]
    public void Another_look_needs_only_what_is_known()
    {
        var candidates = new Candidates();
        candidates.LookAgainAt(new PendingItem(null, "a"));
        candidates.LookAgainAt(new PendingItem(2, null));

        Assert.Equal(["a"], candidates.Items.Keys);
        Assert.Equal([2], candidates.EserpItems.Keys);
    }

    [Fact]
    public void A_deletion_that_an_earlier_run_left_open_is_looked_at_first()
    {
        var candidates = new Candidates();
        candidates.LookAnewAt(new PendingItem(1, "a", Side.Exchange));
        candidates.LookAnewAt(new PendingItem(2, null, Side.Eserp));

        Assert.Equal(["a"], candidates.DeletedItems);
        Assert.Equal(SeenItem.Unknown, Assert.Contains("a", candidates.Items));
        Assert.Equal([2], candidates.DeletedEserpItems);
    }

    [Fact]
    public void What_took_whose_place_is_so_at_the_next_look_where_it_is_looked_at()
    {
        var former = new Candidates();
        former.Successors["a"] = 1;
        former.Successors["b"] = 2;
        var next = new Candidates();
        next.LookAgainAt(new PendingItem(1, "a"));
        next.Inherit(former);

        Assert.Equal(1, Assert.Single(next.Successors).Value);
    }

    [Fact]
    public void The_list_tells_the_stamp_of_an_item_that_cannot_be_read_and_the_item_that_of_one_that_can()
    {
        Candidates candidates = Candidates.From(Page(Changed("X", "x1")), _ => false);
        ExchangeItem item = Pieces.Item() with { Marks = new("own") };

        Assert.Equal("stamp", candidates.StampOf(Pieces.Failed("X")));
        Assert.Null(candidates.StampOf(Pieces.Failed("other")));
        Assert.Equal("own", candidates.StampOf(Pieces.Found(item)));
        Assert.Null(candidates.StampOf(Pieces.NotFound("X")));
    }

    private static ExchangeChangePage Page(params ExchangeChange[] changes) => new(changes, "t", true);

    private static ExchangeChange Changed(string id, string changeKey) => new(new ExchangeItemId(id, changeKey), false, "stamp", Pieces.Morning);

    private static ExchangeChange Deleted(string id) => new(new ExchangeItemId(id, null), true, null, null);
}
