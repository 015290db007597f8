using System.Collections.Generic;
using EsExchange.Sync.Marking;
using Xunit;

namespace EsExchange.Sync.Tests.Marking;

public sealed class ActivityCategoryTests
{
    private static readonly Dictionary<int, string> Known = new() { [5] = "Aufgabe", [12] = "Baustelle" };

    [Theory]
    [InlineData(5, "Aufgabe", "ES_5_Aufgabe")]
    [InlineData(12, " Vor Ort, innen; außen ", "ES_12_Vor Ort  innen  außen")]
    public void A_category_names_number_and_activity_type_and_no_separator_of_Outlook(int number, string name, string category) =>
        Assert.Equal(category, ActivityCategory.Name(number, name));

    [Fact]
    public void A_category_is_at_most_255_characters_long()
    {
        Assert.Equal("ES_5_" + new string('x', 250), ActivityCategory.Name(5, new string('x', 250)));
        Assert.Equal("ES_5_" + new string('x', 250), ActivityCategory.Name(5, new string('x', 251)));
    }

    [Theory]
    [InlineData("ES_5_Aufgabe", 5)]
    [InlineData("ES_5_renamed by its user", 5)]
    [InlineData("es_12_", 12)]
    [InlineData("ES_12_Vor_Ort", 12)]
    [InlineData("ES_7_Unknown", null)]
    [InlineData("ES_5", null)]
    [InlineData("ES__5", null)]
    [InlineData("ES_ 5_Aufgabe", null)]
    [InlineData("ES_-5_Aufgabe", null)]
    [InlineData("ES_fünf_Aufgabe", null)]
    [InlineData("XX_5_Aufgabe", null)]
    [InlineData("Projekt ES_5_Aufgabe", null)]
    [InlineData("", null)]
    public void Only_a_category_with_the_number_of_a_known_activity_type_is_ours(string category, int? number) =>
        Assert.Equal(number, ActivityCategory.Read(category, Known));
}
