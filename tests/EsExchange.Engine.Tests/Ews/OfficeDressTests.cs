using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Ews.Items;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Ews;

public sealed class OfficeDressTests
{
    private const string Block = "\n\n--- eserp ---\nPriorität: hoch\n--- /eserp ---";

    private static readonly OfficeDress Plain = new(Options(null));
    private static readonly OfficeDress Tagged = new(Options(EwsBox.ActivityTypes, 1));

    [Fact]
    public void Activity_types_are_read_only_where_they_are_kept_in_step()
    {
        TaskItem item = Item("Privat", "ES_5_Aufgabe", "ES_1_Kundentermin");

        Assert.Equal(("s-1", null, "block", null), (Plain.Marks(item, "block").Stamp, Plain.Marks(item, "block").Category, Plain.Marks(item, "block").TextBlock, Plain.ActivityType(item)));
        Assert.Equal((new ItemMarks("s-1", "ES_5_Aufgabe", null), 5), (Tagged.Marks(item, null), Tagged.ActivityType(item)));
    }

    [Fact]
    public void An_item_without_a_category_of_ours_has_the_default_activity_type()
    {
        Assert.Equal((null, 1), (Tagged.Marks(Item("Privat", "ES_9_Unbekannt"), null).Category, Tagged.ActivityType(Item("Privat", "ES_9_Unbekannt"))));
        Assert.Equal((1, 5), (Tagged.ToForm((int?)null), Tagged.ToForm(5)));
        Assert.Equal((null, null), (Plain.ToForm((int?)null), Plain.ToForm(5)));
    }

    [Theory]
    [InlineData("ES_5_Aufgabe", "Privat, Reise, ES_5_Aufgabe")]
    [InlineData(null, "Privat, Reise")]
    public void The_categories_of_others_stay_and_ours_is_replaced(string? category, string expected)
    {
        string[] present = ["Privat", "es_1_Kunde", "Reise"];

        Assert.Equal(expected, string.Join(", ", Tagged.Categories(present, new ItemMarks("s", category))));
        Assert.Equal(present, Plain.Categories(present, new ItemMarks("s", category)));
    }

    [Fact]
    public void HTML_is_asked_for_where_it_is_kept()
    {
        var keeping = new OfficeDress(Options(null) with { KeepsHtml = true });
        TaskItem html = Item() with { BodyFormat = BodyFormat.Html, Body = "<p>a</p><p>b</p>" }, text = Item() with { Body = "a \nb\tc" };

        Assert.Equal((BodyRequest.Text, BodyRequest.Best), (Plain.BodyRequest, keeping.BodyRequest));
        Assert.Equal((null, null, "<p>a</p><p>b</p>", null), (Plain.Html(html), Plain.Html(text), keeping.Html(html), keeping.Html(text)));
        Assert.Equal(("a \nb\tc", "a\nb    c", "a\nb"), (Plain.ReadBody(text), keeping.ReadBody(text), keeping.ReadBody(html)));
    }

    [Fact]
    public void Only_a_text_that_replaces_HTML_is_written_into_it()
    {
        FieldChange subject = new FieldChange.SetSubject("S"), html = new FieldChange.SetBody("<p>c</p>", BodyFormat.Html), text = new FieldChange.SetBody("a\nc");
        ExchangeItem plain = Pieces.Item(), rich = plain with { Html = "<p><b>a</b></p><p>b</p>" };

        Assert.Equal([subject, text], OfficeDress.KeepHtml([subject, text], plain));
        IReadOnlyList<FieldChange> kept = OfficeDress.KeepHtml([subject, html, text], rich);

        Assert.Equal([subject, html], kept.Take(2));
        FieldChange.SetBody body = Assert.IsType<FieldChange.SetBody>(kept[2]);
        Assert.Equal((BodyFormat.Html, "<p><b>a</b></p><p>c</p>"), (body.Format, body.Value));
    }

    [Fact]
    public void A_mark_is_written_where_it_differs()
    {
        ExchangeItem item = Pieces.Item() with { Categories = ["Privat"], Marks = new ItemMarks("s-1") };

        Assert.Empty(Show(Tagged.Changes(Update(item, item.Marks))));
        Assert.Equal(["stamp s-2"], Show(Tagged.Changes(Update(item, item.Marks with { Stamp = "s-2" }))));
        Assert.Equal(["categories Privat, ES_5_Aufgabe"], Show(Tagged.Changes(Update(item, item.Marks with { Category = "ES_5_Aufgabe" }))));
        Assert.Equal(["body B" + Block], Show(Tagged.Changes(Update(item, item.Marks with { TextBlock = "Priorität: hoch" }))));
        Assert.Empty(Show(Tagged.Changes(Update(item, item.Marks with { Stamp = null }))));
    }

    [Fact]
    public void The_marks_are_written_in_one_order() =>
        Assert.Equal(
            ["categories ES_5_Aufgabe", "body B" + Block, "stamp s-2"],
            Show(Tagged.Changes(Update(Pieces.Item(), new ItemMarks("s-2", "ES_5_Aufgabe", "Priorität: hoch")))));

    [Fact]
    public void A_category_is_written_with_the_activity_type_even_where_the_mark_is_the_same()
    {
        ExchangeItem item = Pieces.Item() with { Marks = new ItemMarks("s-1", "ES_5_Aufgabe") };

        Assert.Equal(["categories ES_5_Aufgabe"], Show(Tagged.Changes(Update(item, item.Marks, ItemField.ActivityType))));
        Assert.Empty(Show(Plain.Changes(Update(item, item.Marks with { Category = null }, ItemField.ActivityType))));
    }

    [Fact]
    public void A_block_goes_along_with_a_body_that_is_written_anyway() =>
        Assert.Empty(Show(Tagged.Changes(Update(Pieces.Item(), ItemMarks.None with { TextBlock = "Priorität: hoch" }, ItemField.Body))));

    [Fact]
    public void An_occurrence_is_marked_only_where_it_is_written_anyway()
    {
        ExchangeItem occurrence = Pieces.Item() with { Series = Monday };
        var marks = new ItemMarks("s-2", "ES_5_Aufgabe", "Priorität: hoch");

        Assert.Empty(Show(Tagged.Changes(Update(occurrence, marks))));
        Assert.Equal(3, Tagged.Changes(Update(occurrence, marks, ItemField.Location)).Count);
    }

    [Fact]
    public void A_mapper_writes_every_field_but_the_activity_type() =>
        Assert.Equal([ItemField.Subject, ItemField.Body], OfficeDress.MappedFields(Update(Pieces.Item(), ItemMarks.None, ItemField.Subject, ItemField.ActivityType, ItemField.Body)));

    [Fact]
    public void A_body_and_its_block_are_put_together_and_taken_apart()
    {
        Assert.Equal("a\nb" + Block, OfficeDress.Body("a\r\nb\r\n", new ItemMarks("s", null, "Priorität: hoch")));
        Assert.Equal(("a\nb", "Priorität: hoch"), OfficeDress.Split("a\nb" + Block));
    }

    private static ExchangeFolderOptions Options(IReadOnlyDictionary<int, string>? activityTypes, int? defaultActivityType = null) =>
        new() { Kind = ItemKind.Task, Zone = EwsBox.Berlin, ActivityTypes = activityTypes, DefaultActivityType = defaultActivityType };

    private static TaskItem Item(params string[] categories) => new() { ItemId = new ItemId("X", "x1"), ItemClass = "IPM.Task", Stamp = "s-1", Categories = categories };

    private static ExchangeUpdate Update(ExchangeItem item, ItemMarks marks, params ItemField[] fields) =>
        new(item with { Content = Content("A") with { Body = "B" } }, Content("A") with { Body = "new" }, fields, marks);

    private static IEnumerable<string> Show(IReadOnlyList<FieldChange> changes) => changes.Select(change => change switch
    {
        FieldChange.SetCategories categories => "categories " + string.Join(", ", categories.Value),
        FieldChange.SetBody body => "body " + body.Value,
        FieldChange.SetStamp stamp => "stamp " + stamp.Value,
        _ => change.ToString(),
    });
}
