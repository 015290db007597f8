using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Plan;

public sealed class SideStatesTests
{
    private static readonly SideStates States = new(Context);
    private static readonly Instant TooOld = Context.ScopeStart - Duration.Epsilon;
    private static readonly Appointment Private = Content("A") with { Sensitivity = Sensitivity.Private };

    [Fact]
    public void What_is_remembered_says_what_a_pair_is()
    {
        Assert.Equal(PairState.Linked, SideStates.Of(Pair()));
        Assert.Equal(PairState.Linked, SideStates.Of(Pair() with { Item = null }));
        Assert.Equal(PairState.New, SideStates.Of(Pair() with { Link = null }));
        Assert.Equal(PairState.New, SideStates.Of(Pair() with { Base = null }));
        Assert.Equal(PairState.Detached, SideStates.Of(Pair() with { Base = null, Link = Link() with { State = LinkState.Detached } }));
        Assert.Equal(PairState.Frozen, SideStates.Of(Pair() with { Link = Link() with { State = LinkState.Frozen } }));
        Assert.Equal(PairState.Meeting, SideStates.Of(Pair() with { Link = Link() with { State = LinkState.Frozen }, Item = Item() with { IsMeeting = true } }));
    }

    [Fact]
    public void A_meeting_that_is_not_seen_is_still_one_and_a_meeting_that_is_none_any_more_is_none()
    {
        Link meeting = Link() with { IsMeeting = true };

        Assert.Equal(PairState.Meeting, SideStates.Of(Pair() with { Item = null, Link = meeting }));
        Assert.Equal(PairState.Linked, SideStates.Of(Pair() with { Link = meeting }));
    }

    [Fact]
    public void eserp_shows_what_it_has_or_that_it_is_gone()
    {
        Assert.Equal(SideState.Unchanged, States.InEserp(Pair()));
        Assert.Equal(SideState.Changed, States.InEserp(Pair() with { Eserp = Row(subject: "E") }));
        Assert.Equal(SideState.Absent, States.InEserp(Pair() with { Eserp = null }));
        Assert.Equal(SideState.Deleted, States.InEserp(Pair() with { Eserp = null, IsDeletedInEserp = true }));
        Assert.Equal(SideState.Unchanged, States.InEserp(Pair() with { IsDeletedInEserp = true }));
        Assert.Equal(SideState.Private, States.InEserp(Pair() with { Eserp = Row() with { Content = Private } }));
    }

    [Fact]
    public void Only_what_stands_alone_in_eserp_and_is_old_is_out_of_scope()
    {
        Pair alone = new() { EserpId = 1, Eserp = Row() with { Modified = TooOld } };

        Assert.Equal(SideState.OutOfScope, States.InEserp(alone));
        Assert.Equal(SideState.Changed, States.InEserp(alone with { Eserp = Row() with { Modified = Context.ScopeStart } }));
        Assert.Equal(SideState.Changed, States.InEserp(alone with { Link = Link() }));
        Assert.Equal(SideState.Changed, States.InEserp(alone with { Item = Item() }));
        Assert.Equal(SideState.Changed, new SideStates(Unscoped).InEserp(alone));
        Assert.Equal(SideState.Unchanged, States.InEserp(alone with { Base = Content("A") }));
    }

    [Fact]
    public void Exchange_shows_what_it_has_or_that_it_is_gone()
    {
        Assert.Equal(SideState.Unchanged, States.InExchange(Pair()));
        Assert.Equal(SideState.Changed, States.InExchange(Pair() with { Item = Item(subject: "X") }));
        Assert.Equal(SideState.Changed, States.InExchange(Pair() with { Item = Item() with { Series = Monday } }));
        Assert.Equal(SideState.Absent, States.InExchange(Pair() with { Item = null }));
        Assert.Equal(SideState.Deleted, States.InExchange(Pair() with { IsDeletedInExchange = true }));
        Assert.Equal(SideState.OutOfScope, States.InExchange(new Pair { ItemId = "X", IsOutOfScopeInExchange = true }));
        Assert.Equal(SideState.Private, States.InExchange(Pair() with { Item = Item() with { Content = Private } }));
        Assert.Equal(SideState.Unreadable, States.InExchange(Pair() with { Unreadable = "", IsDeletedInExchange = true }));
    }

    [Fact]
    public void Only_what_stands_alone_in_Exchange_and_is_old_is_out_of_scope()
    {
        Pair alone = new() { ItemId = "X", Item = Item() with { Modified = TooOld } };

        Assert.Equal(SideState.OutOfScope, States.InExchange(alone));
        Assert.Equal(SideState.Changed, States.InExchange(alone with { Item = Item() with { Modified = Context.ScopeStart } }));
        Assert.Equal(SideState.Changed, States.InExchange(alone with { EserpId = 1 }));
        Assert.Equal(SideState.Changed, States.InExchange(alone with { Item = alone.Item with { Series = Monday } }));
        Assert.Equal(SideState.Changed, new SideStates(Unscoped).InExchange(alone));
    }

    [Fact]
    public void Private_items_cross_where_the_option_lets_them()
    {
        var states = new SideStates(Context with { Policy = Context.Policy with { KeepsPrivate = false } });

        Assert.Equal(SideState.Changed, states.InEserp(Pair() with { Eserp = Row() with { Content = Private } }));
        Assert.Equal(SideState.Changed, states.InExchange(Pair() with { Item = Item() with { Content = Private } }));
    }

    private static MailboxContext Unscoped => Context with { Policy = Context.Policy with { HasScope = false } };
}
