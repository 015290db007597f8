using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Plan;

public sealed class PairPlannerTests
{
    private static readonly PairPlanner Planner = new(Context);
    private static readonly ItemMarks Marked = new(Stamp.For(1));

    [Fact]
    public void What_stands_on_one_side_is_created_on_the_other()
    {
        PlannedPair inExchange = Planner.Plan(new Pair { EserpId = 1, Eserp = Row(subject: "E") });
        PlannedPair inEserp = Planner.Plan(new Pair { ItemId = "X", Item = Item(subject: "X") with { Series = Monday } });

        Assert.Equal((PlanAction.CreateInExchange, Content("E")), (inExchange.Decision.Action, inExchange.Target));
        Assert.Equal((PlanAction.CreateInEserp, Content("X"), Monday), (inEserp.Decision.Action, inEserp.Target, inEserp.Series));
    }

    [Fact]
    public void A_pair_in_step_lacks_marks_or_nothing()
    {
        Pair pair = Pair() with { Item = Item() with { Marks = Marked } };

        PlannedPair inStep = Planner.Plan(pair);
        Assert.Equal((PlanAction.Nothing, Content("A"), false), (inStep.Decision.Action, inStep.Target, inStep.NeedsMarks));
        Assert.True(Planner.Plan(Pair()).NeedsMarks);
        Assert.False(Planner.Plan(pair with { Item = Item() with { Series = Monday }, Link = Link() with { Series = Monday }, Eserp = Row() with { Series = Monday } }).NeedsMarks);
    }

    [Fact]
    public void What_is_not_in_step_keeps_its_base_and_is_not_marked()
    {
        PlannedPair kept = Planner.Plan(Pair() with { Unreadable = "torn", Item = null });

        Assert.Equal((PlanAction.Skip, Content("A"), false), (kept.Decision.Action, kept.Target, kept.NeedsMarks));
        PlannedPair givenUp = Planner.Plan(Pair() with { Link = Link() with { State = LinkState.Detached } });
        Assert.Equal((PlanAction.Nothing, PlanReason.Detached, false), (givenUp.Decision.Action, givenUp.Decision.Reason, givenUp.NeedsMarks));
    }

    [Fact]
    public void A_merge_names_the_fields_of_each_side_and_what_lost()
    {
        Pair pair = Pair() with
        {
            Eserp = Row() with { Content = Content("E") with { Location = "Hof" } },
            Item = Item() with { Content = Content("X") with { Importance = Importance.High }, Marks = Marked },
        };

        PlannedPair planned = Planner.Plan(pair);

        Assert.Equal(PlanAction.Merge, planned.Decision.Action);
        Assert.Contains(ItemField.Location, planned.ExchangeFields);
        Assert.Contains(ItemField.Importance, planned.EserpFields);
        Assert.Equal(ItemField.Subject, Assert.Single(planned.Conflicts).Field);
        Assert.False(planned.NeedsMarks);
        Assert.True(Planner.Plan(pair with { Item = pair.Item with { Marks = ItemMarks.None } }).NeedsMarks);
        Assert.Equal("Hof", ((Appointment)planned.Target!).Location);
    }

    [Fact]
    public void The_newer_side_wins_by_the_rule_for_it()
    {
        var planner = new PairPlanner(Context with { Connection = Context.Connection with { ConflictRule = ConflictRule.Newest } });
        Pair pair = Pair() with { Eserp = Row(subject: "E") with { Modified = Morning + Duration.FromMinutes(1) }, Item = Item(subject: "X") };

        Assert.Equal(Side.Eserp, Assert.Single(planner.Plan(pair).Conflicts).Winner);
        Assert.Equal(Side.Exchange, Assert.Single(planner.Plan(pair with { Eserp = Row(subject: "E") with { Modified = Morning - Duration.FromMinutes(1) } }).Conflicts).Winner);
    }

    [Fact]
    public void Of_a_meeting_eserp_writes_what_is_its_own_and_the_rest_is_held()
    {
        Pair pair = Pair() with
        {
            Link = Link() with { IsMeeting = true },
            Item = Item() with { IsMeeting = true },
            Eserp = Row() with { Content = Content("E") with { ReminderMinutes = 5 } },
        };

        PlannedPair planned = Planner.Plan(pair);

        Assert.Equal([ItemField.Reminder], planned.ExchangeFields);
        Assert.Equal([ItemField.Subject], planned.HeldFields);
        Assert.Empty(planned.EserpFields);
    }

    [Fact]
    public void Nothing_comes_back_where_the_policy_says_so()
    {
        var planner = new PairPlanner(Context with { Policy = Context.Policy with { ComesBack = false } });

        PlannedPair planned = planner.Plan(Pair() with { Eserp = Row() with { Content = Content("A") with { Location = "Hof" } }, Item = Item(subject: "X") });

        Assert.Equal(PlanAction.Merge, planned.Decision.Action);
        Assert.Empty(planned.EserpFields);
        Assert.Equal([ItemField.Location], planned.ExchangeFields);
        Assert.Empty(planned.Conflicts);
    }

    [Fact]
    public void eserp_names_the_occurrence_unless_another_participants_series_has_named_it()
    {
        SeriesKey other = new("other", Morning);
        ExchangeItem occurrence = Item() with { Series = Monday };

        Assert.Equal(Monday, Series(Pair() with { Item = occurrence }));
        Assert.Equal(other, Series(Pair() with { Item = occurrence, Eserp = Row() with { Series = other } }));
        Assert.Equal(Monday, Series(Pair() with { Item = occurrence, Eserp = Row() with { Series = other }, Link = Link() with { Series = other } }));
        Assert.Equal(Monday, Series(Pair() with { Item = occurrence, Link = Link() with { Series = Monday } }));
        Assert.Null(Series(Pair() with { Eserp = Row() with { Series = other }, Link = Link() with { Series = other } }));
        Assert.Equal(other, Series(Pair() with { Item = null, Eserp = Row() with { Series = other }, Link = Link() with { Series = other } }));
    }

    [Fact]
    public void A_series_is_needed_where_both_sides_show_and_eserp_names_another()
    {
        PlannedPair planned = Planned(PlanAction.Nothing, Pair() with { Item = Item() with { Series = Monday } }) with { Series = Monday };

        Assert.True(planned.NeedsSeries);
        Assert.False((planned with { Pair = planned.Pair with { Eserp = Row() with { Series = Monday } } }).NeedsSeries);
        Assert.False((planned with { Pair = planned.Pair with { Item = null } }).NeedsSeries);
        Assert.False((planned with { Pair = planned.Pair with { Eserp = null } }).NeedsSeries);
    }

    private static SeriesKey? Series(Pair pair) => Planner.Plan(pair).Series;
}
