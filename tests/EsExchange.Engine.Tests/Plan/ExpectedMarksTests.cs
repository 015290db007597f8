using System.Collections.Generic;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Tests.Support;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Plan;

public sealed class ExpectedMarksTests
{
    private static readonly ItemMarks Present = new("present", "ES_9_Altes", "former lines");
    private static readonly ExpectedMarks Marks = new(Context);
    private static readonly ExpectedMarks WithTypes = new(Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufmaß" } });
    private static readonly Pair Marked = Pair() with { Item = Item() with { Marks = Present }, Eserp = Row() with { TextBlock = "lines" } };

    [Fact]
    public void An_item_carries_its_stamp_its_lines_and_the_category_it_has()
    {
        Assert.Equal(new ItemMarks(Stamp.For(1), "ES_9_Altes", "lines"), Marks.Of(Marked, Content("A")));
        Assert.Equal(new ItemMarks(Stamp.For(1)), Marks.Of(new Pair { EserpId = 1, Eserp = Row() }, Content("A")));
        Assert.Equal(Stamp.For(8), Marks.Of(Marked, 8, Content("A")).Stamp);
    }

    [Fact]
    public void The_category_follows_the_activity_type_where_eserp_names_one()
    {
        Assert.Equal("ES_5_Aufmaß", WithTypes.Of(Marked, Content("A") with { ActivityType = 5 }).Category);
        Assert.Equal("ES_9_Altes", WithTypes.Of(Marked, Content("A") with { ActivityType = 6 }).Category);
        Assert.Equal("ES_9_Altes", WithTypes.Of(Marked, Content("A")).Category);
        Assert.Equal("ES_9_Altes", Marks.Of(Marked, Content("A") with { ActivityType = 5 }).Category);
        Assert.Equal("ES_9_Altes", WithTypes.Of(Marked, new ContactContent { Surname = "Muster" }).Category);
    }

    [Fact]
    public void What_came_into_step_without_an_activity_type_has_the_category_of_the_default_one()
    {
        MailboxContext context = Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufmaß", [7] = "Abnahme" }, DefaultActivityType = 7 };

        Assert.Equal("ES_7_Abnahme", new ExpectedMarks(context).Of(Marked, Content("A")).Category);
        Assert.Equal("ES_5_Aufmaß", new ExpectedMarks(context).Of(Marked, Content("A") with { ActivityType = 5 }).Category);
    }

    [Fact]
    public void The_lines_of_a_meeting_and_of_what_eserp_does_not_show_stay()
    {
        Assert.Equal("former lines", Marks.Of(Marked with { Item = Marked.Item! with { IsMeeting = true } }, Content("A")).TextBlock);
        Assert.Equal("former lines", Marks.Of(Marked with { Eserp = null }, Content("A")).TextBlock);
        Assert.Null(Marks.Of(Marked with { Eserp = Row() }, Content("A")).TextBlock);
    }

    [Fact]
    public void An_occurrence_keeps_the_stamp_that_it_has() =>
        Assert.Equal("present", Marks.Of(Marked with { Item = Marked.Item! with { Series = Monday } }, Content("A")).Stamp);

    [Fact]
    public void Marks_are_missing_where_an_item_of_an_appointment_carries_others()
    {
        ExchangeItem right = Item() with { Marks = new(Stamp.For(1)) };

        Assert.True(Marks.AreMissing(Pair(), Content("A")));
        Assert.False(Marks.AreMissing(Pair() with { Item = right }, Content("A")));
        Assert.False(Marks.AreMissing(Pair(), null));
        Assert.False(Marks.AreMissing(Pair() with { Item = null }, Content("A")));
        Assert.False(Marks.AreMissing(Pair() with { EserpId = null }, Content("A")));
        Assert.False(Marks.AreMissing(Marked with { Item = Marked.Item! with { Series = Monday } }, Content("A")));
    }
}
