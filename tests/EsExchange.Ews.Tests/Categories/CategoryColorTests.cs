using System.Linq;
using EsExchange.Ews.Categories;
using Xunit;

namespace EsExchange.Ews.Tests.Categories;

public sealed class CategoryColorTests
{
    [Fact]
    public void There_are_25_colours_and_each_is_found_by_both_names_and_its_index()
    {
        Assert.Equal(Enumerable.Range(0, 25), CategoryColor.All.Select(color => color.Index));
        Assert.All(CategoryColor.All, color =>
        {
            Assert.Same(color, CategoryColor.Find(color.English));
            Assert.Same(color, CategoryColor.Find(color.German.ToUpperInvariant()));
            Assert.Same(color, CategoryColor.Find(color.Index));
        });
    }

    [Theory]
    [InlineData("darkgreen", 19)]
    [InlineData("Dark-Green", 19)]
    [InlineData("dunkelgrün", 19)]
    [InlineData("Hellgrün", 4)]
    [InlineData("Cranberry", 9)]
    [InlineData("Grey", 12)]
    [InlineData("Orange", 1)]
    public void A_colour_is_found_however_it_is_spelt(string name, int index) => Assert.Equal(index, CategoryColor.Find(name)?.Index);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    [InlineData("Bunt")]
    public void What_is_no_colour_of_outlook_is_none(string? name) => Assert.Null(CategoryColor.Find(name));

    [Fact]
    public void No_name_stands_for_two_colours() =>
        Assert.Equal(49, CategoryColor.All.SelectMany(color => new[] { color.English, color.German }).Distinct().Count());
}
