using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Plan;

public sealed class ChangeListTests
{
    private static readonly ChangeList List = new(Context);
    private static readonly ChangeList WithTypes = new(Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufmaß" } });

    [Fact]
    public void A_change_says_whose_it_is_where_it_is_made_and_why()
    {
        PlannedChange change = Assert.Single(List.Of(Planned(PlanAction.DeleteInExchange, Pair(), PlanReason.DeletedInEserp)));

        Assert.Equal(("hq", "anna@musterbau.example", 1, ItemKind.Appointment), (change.Connection, change.Mailbox, change.StaffNumber, change.Kind));
        Assert.Equal((Side.Exchange, ChangeKind.Delete, "A", "DeletedInEserp"), (change.Side, change.Change, change.Subject, change.Reason));
        Assert.Equal((1L, "X"), (change.EserpId, change.ItemId));
        Assert.Empty(change.Fields);
    }

    [Theory]
    [InlineData(PlanAction.CreateInExchange, Side.Exchange)]
    [InlineData(PlanAction.CreateInEserp, Side.Eserp)]
    public void A_creation_shows_every_field_from_nothing(PlanAction action, Side side)
    {
        PlannedChange change = Assert.Single(List.Of(Planned(action, Pair())));

        Assert.Equal((side, ChangeKind.Create, "T"), (change.Side, change.Change, change.Subject));
        Assert.Equal(ContentFields.All(ItemKind.Appointment), change.Fields.Select(field => field.Field));
        Assert.All(change.Fields, field => Assert.Null(field.Before));
        Assert.Contains(new FieldChange(ItemField.Subject, null, "T"), change.Fields);
    }

    [Fact]
    public void A_deletion_names_what_its_side_showed()
    {
        Pair pair = Pair() with { Eserp = Row(subject: "E"), Item = Item(subject: "X") };

        Assert.Equal((Side.Eserp, "E"), SideAndSubject(PlanAction.DeleteInEserp, pair));
        Assert.Equal((Side.Exchange, "X"), SideAndSubject(PlanAction.DeleteInExchange, pair));
    }

    [Fact]
    public void A_merge_shows_the_written_fields_of_each_side_by_itself()
    {
        Pair pair = Pair() with { Eserp = Row(subject: "E"), Item = Item(subject: "X") };
        PlannedPair planned = Planned(PlanAction.Merge, pair);

        PlannedChange inEserp = Assert.Single(List.Of(planned with { EserpFields = [ItemField.Subject] }));
        Assert.Equal((Side.Eserp, ChangeKind.Update), (inEserp.Side, inEserp.Change));
        Assert.Equal([new FieldChange(ItemField.Subject, "E", "T")], inEserp.Fields);
        PlannedChange inExchange = Assert.Single(List.Of(planned with { ExchangeFields = [ItemField.Subject] }));
        Assert.Equal((Side.Exchange, ChangeKind.Update), (inExchange.Side, inExchange.Change));
        Assert.Equal([new FieldChange(ItemField.Subject, "X", "T")], inExchange.Fields);
        Assert.Empty(List.Of(planned));
    }

    [Fact]
    public void Marks_that_people_see_are_shown_where_an_item_in_step_gets_others()
    {
        Pair pair = Pair() with { Eserp = Row() with { TextBlock = "lines" }, Item = Item() with { Marks = new(null, "ES_5_Altes", "former lines") } };
        PlannedPair planned = Planned(PlanAction.Nothing, pair) with { NeedsMarks = true, Target = Content("A") with { ActivityType = 5 } };

        PlannedChange change = Assert.Single(WithTypes.Of(planned));

        Assert.Equal((Side.Exchange, ChangeKind.Update, "A", "MarksChanged"), (change.Side, change.Change, change.Subject, change.Reason));
        Assert.Equal([new FieldChange(ItemField.Category, "ES_5_Altes", "ES_5_Aufmaß"), new FieldChange(ItemField.TextBlock, "former lines", "lines")], change.Fields);
        Assert.Equal([ItemField.Category], Fields(planned with { Pair = pair with { Eserp = Row() with { TextBlock = "former lines" } } }));
        Assert.Empty(WithTypes.Of(planned with { NeedsMarks = false }));
    }

    [Fact]
    public void A_stamp_is_nothing_that_people_see() =>
        Assert.Empty(List.Of(Planned(PlanAction.Nothing, Pair() with { Item = Item() with { Marks = new("another") } }) with { NeedsMarks = true }));

    [Fact]
    public void A_merge_shows_the_marks_with_its_fields()
    {
        Pair pair = Pair() with { Eserp = Row() with { TextBlock = "lines" }, Item = Item() with { Marks = new(null, "ES_5_Altes") } };
        PlannedPair planned = Planned(PlanAction.Merge, pair) with { Target = Content("T") with { ActivityType = 5 } };

        Assert.Equal([ItemField.Subject, ItemField.Category, ItemField.TextBlock], Fields(planned with { ExchangeFields = [ItemField.Subject] }));
        Assert.Equal([ItemField.ActivityType, ItemField.TextBlock], Fields(planned with { ExchangeFields = [ItemField.ActivityType] }));
        Assert.Equal([ItemField.Category, ItemField.TextBlock], Fields(planned with { NeedsMarks = true }));
        Assert.Empty(WithTypes.Of(planned));
    }

    [Fact]
    public void Each_side_is_shown_what_it_will_hold()
    {
        var list = new ChangeList(Context with { Kind = ItemKind.Task });

        Assert.Equal(ContentFields.All(ItemKind.Task), Assert.Single(list.Of(Planned(PlanAction.CreateInEserp, new Pair()) with { Target = new TaskContent { Subject = "T" } })).Fields.Select(field => field.Field));
    }

    [Fact]
    public void What_nobody_shows_any_more_is_named_by_what_is_remembered()
    {
        Assert.Equal("A", SideAndSubject(PlanAction.DeleteInEserp, new Pair { Link = Link() }).Subject);
        Assert.Equal("", SideAndSubject(PlanAction.DeleteInEserp, new Pair()).Subject);
    }

    [Theory]
    [InlineData(PlanAction.Nothing)]
    [InlineData(PlanAction.Skip)]
    [InlineData(PlanAction.Detach)]
    [InlineData(PlanAction.Forget)]
    [InlineData(PlanAction.Link)]
    public void What_writes_nothing_is_no_change(PlanAction action) =>
        Assert.Empty(List.Of(Planned(action, Pair()) with { EserpFields = [ItemField.Subject], ExchangeFields = [ItemField.Subject] }));

    private static IEnumerable<ItemField> Fields(PlannedPair planned) => Assert.Single(WithTypes.Of(planned)).Fields.Select(field => field.Field);

    private static (Side Side, string Subject) SideAndSubject(PlanAction action, Pair pair)
    {
        PlannedChange change = Assert.Single(List.Of(Planned(action, pair)));
        return (change.Side, change.Subject);
    }
}
