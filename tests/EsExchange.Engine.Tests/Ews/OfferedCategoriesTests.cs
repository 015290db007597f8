using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Categories;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Manual: "Bereich Aktivitätsarten".</summary>
public sealed class OfferedCategoriesTests
{
    private static readonly CategoryList Private = CategoryList.Empty.Set("Privat", CategoryColor.Find(7));

    [Fact]
    public void A_new_activity_type_is_offered_beside_the_categories_of_others() =>
        Assert.Equal(["Privat 7", "ES_1_Kundentermin 3", "ES_5_Aufgabe -"], Show(Put(Private, Style(1, "Kundentermin", 3), Style(5, "Aufgabe", null))));

    [Fact]
    public void What_is_offered_already_is_left_as_it_is()
    {
        CategoryList list = Private.Set("ES_1_Kundentermin", CategoryColor.Find(3)).Set("es_5_aufgabe", CategoryColor.Find(0));

        Assert.Same(list, Put(list, Style(1, "Kundentermin", 3), Style(5, "Aufgabe", null)));
        Assert.Same(CategoryList.Empty, Put(CategoryList.Empty));
    }

    [Fact]
    public void A_colour_that_was_chosen_is_set_and_that_of_the_owner_is_left()
    {
        CategoryList list = CategoryList.Empty.Set("ES_1_Kundentermin", CategoryColor.Find(7)).Set("ES_5_Aufgabe", CategoryColor.Find(7));

        Assert.Equal(["ES_1_Kundentermin 0", "ES_5_Aufgabe 7"], Show(Put(list, Style(1, "Kundentermin", 0), Style(5, "Aufgabe", null))));
    }

    [Fact]
    public void The_category_of_a_renamed_activity_type_is_renamed_in_its_place_and_keeps_its_colour()
    {
        CategoryList list = CategoryList.Empty.Set("ES_1_Termin", CategoryColor.Find(7)).Set("Privat", null).Set("ES_9_Unbekannt", null);

        Assert.Equal(["ES_1_Kundentermin 7", "Privat -", "ES_9_Unbekannt -"], Show(Put(list, Style(1, "Kundentermin", null))));
    }

    [Fact]
    public void Of_several_categories_of_an_activity_type_one_is_left()
    {
        CategoryList both = CategoryList.Empty.Set("ES_1_Termin", CategoryColor.Find(7)).Set("ES_1_Kundentermin", CategoryColor.Find(3));
        CategoryList former = CategoryList.Empty.Set("ES_1_Termin", CategoryColor.Find(7)).Set("ES_1_Besuch", CategoryColor.Find(3));

        Assert.Equal(["ES_1_Kundentermin 3"], Show(Put(both, Style(1, "Kundentermin", null))));
        Assert.Equal(["ES_1_Kundentermin 7"], Show(Put(former, Style(1, "Kundentermin", null))));
    }

    private static CategoryList Put(CategoryList list, params CategoryStyle[] styles) => OfferedCategories.Put(list, styles);

    private static CategoryStyle Style(int number, string name, int? color) => new(number, $"ES_{number}_{name}", color);

    private static IEnumerable<string> Show(CategoryList list) => list.Categories.Select(category => $"{category.Name} {category.Color?.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}");
}
