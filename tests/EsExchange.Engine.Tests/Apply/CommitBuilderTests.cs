using System.Linq;
using EsExchange.Engine.Apply;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Apply;

public sealed class CommitBuilderTests
{
    private static readonly CommitBuilder Builder = new(Context);

    [Fact]
    public void What_was_created_in_Exchange_is_remembered_and_journalled()
    {
        Pair pair = new() { EserpId = 1, Eserp = Row() };

        ItemCommit commit = Builder.Build(Planned(PlanAction.CreateInExchange, pair, PlanReason.NewInEserp), new ExchangeItemId("N", "n1"))!;

        Assert.Null(commit.Write);
        Assert.Equal(new LinkWrite.Put(1, "N", "n1", 7, Content("T")) { IsUnseen = true }, commit.Link);
        Assert.Equal([new JournalEntry(RunId, Side.Exchange, JournalAction.Create, "N", null, Content("T"), "NewInEserp")], commit.Journal);
    }

    [Fact]
    public void An_item_created_again_is_no_occurrence_and_its_deletion_may_not_be_listed()
    {
        Pair pair = Pair() with { Link = Link() with { Series = Monday, IsMeeting = true, MeetingId = "M" }, Item = null, Eserp = Row() with { Series = Monday } };

        LinkWrite.Put put = Put(Builder.Build(Planned(PlanAction.CreateInExchange, pair), new ExchangeItemId("N", "n1")));

        Assert.Null(put.Series);
        Assert.True(put is { IsUnseen: true, IsMeeting: true, MeetingId: "M" });
    }

    [Fact]
    public void What_is_created_in_eserp_is_remembered_and_journalled()
    {
        Pair pair = new() { ItemId = "X", Item = Item() with { Series = Monday, IsMeeting = true, MeetingId = "M" } };

        ItemCommit commit = Builder.Build(Planned(PlanAction.CreateInEserp, pair, PlanReason.NewInExchange), null)!;

        Assert.Equal(new EserpWrite.Create(Content("T"), Monday), commit.Write);
        Assert.Equal(new LinkWrite.Put(null, "X", "x1", 0, Content("T")) { IsUnseen = true, IsMeeting = true, MeetingId = "M", Series = Monday }, commit.Link);
        Assert.Equal([new JournalEntry(RunId, Side.Eserp, JournalAction.Create, "X", null, Content("T"), "NewInExchange")], commit.Journal);
    }

    [Fact]
    public void An_item_created_in_eserp_anew_is_unseen_though_its_link_was_seen() =>
        Assert.True(Put(Builder.Build(Planned(PlanAction.CreateInEserp, Pair() with { Eserp = null }), null)).IsUnseen);

    [Fact]
    public void A_merge_writes_to_eserp_and_journals_what_both_sides_had()
    {
        Pair pair = Pair() with { Eserp = Row(subject: "E"), Item = Item(subject: "X") };
        PlannedPair planned = Planned(PlanAction.Merge, pair, PlanReason.ChangedOnBothSides) with { EserpFields = [ItemField.Location], ExchangeFields = [ItemField.Subject] };

        ItemCommit commit = Builder.Build(planned, new ExchangeItemId("X", "x2"))!;

        Assert.Equal(new EserpWrite.Update(1, 7, Content("T")), commit.Write);
        Assert.Equal(new LinkWrite.Put(1, "X", "x2", 7, Content("T")), commit.Link);
        Assert.Equal(
            [
                new JournalEntry(RunId, Side.Eserp, JournalAction.Update, "X", Content("E"), Content("T"), "ChangedOnBothSides"),
                new JournalEntry(RunId, Side.Exchange, JournalAction.Update, "X", Content("X"), Content("T"), "ChangedOnBothSides"),
            ],
            commit.Journal);
    }

    [Fact]
    public void A_merge_into_one_side_writes_and_journals_that_side_only()
    {
        PlannedPair toExchange = Planned(PlanAction.Merge, Pair()) with { ExchangeFields = [ItemField.Subject] };
        PlannedPair toEserp = Planned(PlanAction.Merge, Pair()) with { EserpFields = [ItemField.Subject] };

        Assert.Null(Builder.Build(toExchange, null)!.Write);
        Assert.Equal([Side.Exchange], Builder.Build(toExchange, null)!.Journal.Select(entry => entry.Side));
        Assert.NotNull(Builder.Build(toEserp, null)!.Write);
        Assert.Equal([Side.Eserp], Builder.Build(toEserp, null)!.Journal.Select(entry => entry.Side));
    }

    [Fact]
    public void A_series_that_eserp_does_not_name_yet_is_written_with_a_merge()
    {
        PlannedPair planned = Planned(PlanAction.Merge, Pair()) with { ExchangeFields = [ItemField.Subject], Series = Monday };

        Assert.Equal(new EserpWrite.Update(1, 7, null, Monday), Builder.Build(planned, null)!.Write);
        Assert.Equal(new EserpWrite.Update(1, 7, Content("T"), Monday), Builder.Build(planned with { EserpFields = [ItemField.Body] }, null)!.Write);
    }

    [Fact]
    public void Conflicts_go_with_the_commit_unless_they_were_kept_before_a_write_to_Exchange()
    {
        Pair pair = Pair() with { Eserp = Row(subject: "E"), Item = Item(subject: "X") };
        PlannedPair planned = Planned(PlanAction.Merge, pair) with { EserpFields = [ItemField.Subject], Conflicts = [new FieldConflict(ItemField.Subject, "A", "E", "X", Side.Exchange)] };

        Assert.Equal([new ConflictEntry(RunId, "X", ItemField.Subject, Content("A"), Content("E"), Content("X"), Side.Exchange)], Builder.Build(planned, null)!.Conflicts);
        Assert.Empty(Builder.Build(planned with { ExchangeFields = [ItemField.Location] }, null)!.Conflicts);
    }

    [Theory]
    [InlineData(true, ItemField.Progress, null)]
    [InlineData(true, ItemField.Subject, "x2")]
    [InlineData(false, ItemField.Progress, "x2")]
    public void A_repeated_task_that_was_completed_is_looked_at_again(bool movesOn, ItemField field, string? changeKey)
    {
        PlannedPair planned = Planned(PlanAction.Merge, Pair() with { Item = Item() with { MovesOn = movesOn } }) with { ExchangeFields = [field] };

        Assert.Equal(changeKey, Put(Builder.Build(planned, new ExchangeItemId("X", "x2"))).ChangeKey);
    }

    [Fact]
    public void Deletions_forget_the_pair_and_journal_what_was_deleted()
    {
        ItemCommit inEserp = Builder.Build(Planned(PlanAction.DeleteInEserp, Pair() with { Item = null }, PlanReason.DeletedInExchange), null)!;
        ItemCommit inExchange = Builder.Build(Planned(PlanAction.DeleteInExchange, Pair() with { Eserp = null }, PlanReason.DeletedInEserp), null)!;

        Assert.Equal(new EserpWrite.Delete(1, 7), inEserp.Write);
        Assert.Equal(new LinkWrite.Remove(1), inEserp.Link);
        Assert.Equal([new JournalEntry(RunId, Side.Eserp, JournalAction.Delete, "X", Content("A"), null, "DeletedInExchange")], inEserp.Journal);
        Assert.Null(inExchange.Write);
        Assert.Equal(new LinkWrite.Remove(1), inExchange.Link);
        Assert.Equal([new JournalEntry(RunId, Side.Exchange, JournalAction.Delete, "X", Content("A"), null, "DeletedInEserp")], inExchange.Journal);
    }

    [Fact]
    public void A_link_is_made_with_what_was_merged() =>
        Assert.Equal(new LinkWrite.Put(1, "X", "x1", 7, Content("T")), Put(Builder.Build(Planned(PlanAction.Link, Pair()), null)));

    [Fact]
    public void A_pair_that_is_given_up_keeps_what_is_known_of_it()
    {
        Assert.Equal(new LinkWrite.Put(1, "X", "x1", 7, Content("A"), LinkState.Detached), Put(Builder.Build(Planned(PlanAction.Detach, Pair()), null)));
        Assert.Equal(new LinkWrite.Put(1, "X", null, 7, Content("A"), LinkState.Detached), Put(Builder.Build(Planned(PlanAction.Detach, Pair() with { Item = null }), null)));
        Assert.Equal(6, Put(Builder.Build(Planned(PlanAction.Detach, Pair() with { Eserp = null, Link = Link(version: 6) }), null)).ObservedVersion);
        Assert.Equal(new LinkWrite.Remove(1), Builder.Build(Planned(PlanAction.Detach, Pair() with { Base = null }), null)!.Link);
        Assert.Equal(new LinkWrite.Remove(1), Builder.Build(Planned(PlanAction.Detach, Pair() with { ItemId = null }), null)!.Link);
    }

    [Fact]
    public void A_pair_is_forgotten_where_it_was_remembered()
    {
        Assert.Equal(new LinkWrite.Remove(1), Builder.Build(Planned(PlanAction.Forget, Pair()), null)!.Link);
        Assert.Null(Builder.Build(Planned(PlanAction.Forget, Pair() with { Link = null }), null));
    }

    [Fact]
    public void Nothing_is_remembered_anew_of_a_pair_in_step() => Assert.Null(Builder.Build(Planned(PlanAction.Nothing, Pair()), null));

    [Fact]
    public void What_is_remembered_of_a_pair_in_step_follows_each_of_its_parts()
    {
        Link link = Link();
        foreach (Link stale in new[] { link with { ItemId = "O" }, link with { ChangeKey = "o" }, link with { EserpVersion = 6 }, link with { Intent = Content("I") }, link with { State = LinkState.Frozen } })
        {
            LinkWrite.Put put = Put(Builder.Build(Planned(PlanAction.Nothing, Pair() with { Link = stale }), null));
            Assert.Equal(new LinkWrite.Put(1, "X", "x1", 7, Content("A")) { IsUnseen = stale.ItemId == "O" }, put);
        }
    }

    [Fact]
    public void An_item_stays_unseen_until_a_list_names_it()
    {
        Pair pair = Pair() with { Link = Link(changeKey: "o") with { IsUnseen = true } };

        Assert.True(Put(Builder.Build(Planned(PlanAction.Nothing, pair), null)).IsUnseen);
    }

    [Fact]
    public void A_series_that_eserp_does_not_name_yet_is_written_by_itself()
    {
        ItemCommit commit = Builder.Build(Planned(PlanAction.Nothing, Pair() with { Eserp = Row(subject: "E") }) with { Series = Monday }, null)!;

        Assert.Equal(new EserpWrite.Update(1, 7, null, Monday), commit.Write);
        Assert.Equal(Content("A"), ((LinkWrite.Put)commit.Link).Base);
        Assert.Empty(commit.Journal);
    }

    [Theory]
    [InlineData(LinkState.Linked, false, true)]
    [InlineData(LinkState.Frozen, false, true)]
    [InlineData(LinkState.Detached, false, false)]
    [InlineData(LinkState.Linked, true, false)]
    public void An_item_that_cannot_be_read_is_tied_where_its_link_named_another(LinkState state, bool isOpen, bool isTied)
    {
        Link link = Link(itemId: "O") with { State = state, Intent = isOpen ? Content("I") : null };
        PlannedPair planned = Planned(PlanAction.Skip, Pair() with { Link = link, Item = null, IsAdopted = true, Unreadable = "torn" }, PlanReason.Unreadable);

        Assert.Equal(isTied ? new LinkWrite.Put(1, "X", null, 7, Content("A"), state) { IsUnseen = true } : null, Builder.Build(planned, null)?.Link);
        Assert.Null(Builder.Build(planned with { Pair = planned.Pair with { IsAdopted = false } }, null));
    }

    [Fact]
    public void An_item_that_cannot_be_read_is_tied_where_nothing_was_remembered()
    {
        Pair pair = new() { EserpId = 1, ItemId = "X", Unreadable = "torn", Eserp = Row() };
        PlannedPair planned = Planned(PlanAction.Skip, pair, PlanReason.Unreadable);

        Assert.Equal(new LinkWrite.Put(1, "X", null, 0, null) { IsUnseen = true }, Builder.Build(planned, null)!.Link);
        Assert.Null(Builder.Build(planned with { Pair = pair with { EserpId = null } }, null));
        Assert.Null(Builder.Build(planned with { Pair = pair with { ItemId = null } }, null));
        Assert.Null(Builder.Build(planned with { Pair = pair with { Item = Item() } }, null));
        Assert.Null(Builder.Build(Planned(PlanAction.Skip, pair, PlanReason.MissingInExchange), null));
    }

    [Fact]
    public void A_pair_that_was_given_up_follows_its_item_and_stays_given_up()
    {
        Pair pair = Pair() with { Link = Link(itemId: "O") with { State = LinkState.Detached } };

        Assert.Null(Builder.Build(Planned(PlanAction.Nothing, pair, PlanReason.Detached), null));
        Assert.Equal(
            new LinkWrite.Put(1, "X", "x1", 7, Content("A"), LinkState.Detached) { IsUnseen = true },
            Builder.Build(Planned(PlanAction.Nothing, pair with { IsAdopted = true }, PlanReason.Detached), null)!.Link);
    }

    [Fact]
    public void What_turned_private_is_frozen_once()
    {
        LinkWrite.Put frozen = Put(Builder.Build(Planned(PlanAction.Skip, Pair() with { Item = Item(changeKey: "x2"), Eserp = Row(version: 9) }, PlanReason.Private), null));

        Assert.Equal(new LinkWrite.Put(1, "X", null, 7, Content("A"), LinkState.Frozen), frozen);
        Assert.Null(Builder.Build(Planned(PlanAction.Skip, Pair() with { Link = Link() with { State = LinkState.Frozen } }, PlanReason.Private), null));
    }

    [Fact]
    public void What_stays_as_it_is_is_followed_where_it_moved_or_turned_into_a_meeting()
    {
        Pair pair = Pair() with { Link = Link() with { Series = Monday } };
        Pair meeting = pair with { Item = Item() with { IsMeeting = true, MeetingId = "M" } };

        Assert.Null(Builder.Build(Planned(PlanAction.Skip, pair, PlanReason.KeptByOption), null));
        Assert.Equal(new LinkWrite.Put(1, "X", null, 7, Content("A")) { IsMeeting = true, MeetingId = "M" }, Builder.Build(Planned(PlanAction.Skip, meeting, PlanReason.KeptByOption), null)!.Link);
        Assert.Equal(Monday, Put(Builder.Build(Planned(PlanAction.Skip, meeting, PlanReason.MissingInEserp), null)).Series);
        Assert.Equal(new LinkWrite.Put(1, "X", null, 7, Content("A")), Builder.Build(Planned(PlanAction.Skip, pair with { IsAdopted = true }, PlanReason.KeptByOption), null)!.Link);
    }

    [Fact]
    public void A_meeting_is_remembered_while_its_item_is_not_seen()
    {
        Pair pair = Pair() with { Item = null, Link = Link() with { IsMeeting = true, MeetingId = "M", Series = Monday } };

        Assert.True(Put(Builder.Build(Planned(PlanAction.Detach, pair), null)) is { IsMeeting: true, MeetingId: "M", Series: not null });
        Assert.True(Put(Builder.Build(Planned(PlanAction.Detach, pair with { Item = Item() }), null)) is { IsMeeting: false, MeetingId: null, Series: null });
    }

    [Fact]
    public void An_item_is_tied_before_it_is_written_with_the_base_as_before()
    {
        Pair pair = Pair() with { ItemId = "N", Item = Item("N", "n1"), IsAdopted = true, Link = Link() with { State = LinkState.Frozen } };

        Assert.Equal(new LinkWrite.Put(1, "N", null, 7, Content("A"), LinkState.Frozen) { IsUnseen = true }, CommitBuilder.Adopt(Planned(PlanAction.Merge, pair)).Link);
        Assert.Equal(new LinkWrite.Put(1, "N", null, 0, null) { IsUnseen = true }, CommitBuilder.Adopt(Planned(PlanAction.Merge, pair with { Link = null, Base = null })).Link);
    }

    private static LinkWrite.Put Put(ItemCommit? commit) => Assert.IsType<LinkWrite.Put>(Assert.IsType<ItemCommit>(commit).Link);
}
