using System;
using System.Linq;
using System.Text;
using CsCheck;
using EsExchange.Ews.Categories;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Categories;

public sealed class CategoryListTests
{
    private const string Outlook =
        "\uFEFF<?xml version=\"1.0\"?>\r\n<!-- von Outlook -->\r\n<categories default=\"Rote Kategorie\" lastSavedSession=\"5\"\r\n lastSavedTime=\"2026-12-28T03:01:50.429\" xmlns=\"CategoryList.xsd\">\r\n"
        + "\t<category name='Rote &amp; &quot;grüne&quot; > Kategorie' color = \"0\" keyboardShortcut=\"0\" usageCount=\"7\" guid=\"{2B7FC69C-7046-44A2-8FF3-007D7467DC82}\"/>\r\n"
        + "  <category keyboardShortcut=\"3\" color='-1'\r\n    name=\"Müller\" unknown=\"ja\"><!-- bleibt --><more xmlns=\"urn:x\">Text</more></category>\r"
        + "<category name=\"ES_5_Aufgabe\" guid=\"{B5B6A4C2-0E60-4A13-8C2B-5C8E4A3F7B01}\" />\n<other/></categories >\r\n";

    [Fact]
    public void Outlooks_list_is_read()
    {
        CategoryList list = Read(Outlook);

        Assert.Equal(["Rote & \"grüne\" > Kategorie", "Müller", "ES_5_Aufgabe"], list.Categories.Select(category => category.Name));
        Assert.Equal(["Red", null, null], list.Categories.Select(category => category.Color?.English));
        Assert.Equal("Müller", list.Find("MÜLLER")?.Name);
        Assert.Equal(Bytes(Outlook), list.ToBytes());
    }

    [Fact]
    public void A_colour_changes_nothing_but_its_own_number()
    {
        CategoryList list = Read(Outlook);

        Assert.Equal(Outlook.Replace("color = \"0\"", "color = \"4\"", StringComparison.Ordinal), Text(list.Set("rote & \"grüne\" > kategorie", CategoryColor.Find("Grün"))));
        Assert.Equal(Outlook.Replace("color='-1'", "color='24'", StringComparison.Ordinal), Text(list.Set("Müller", CategoryColor.Find(24))));
        Assert.Equal(
            Outlook.Replace("<category name=\"ES_5_Aufgabe\"", "<category color=\"7\" name=\"ES_5_Aufgabe\"", StringComparison.Ordinal),
            Text(list.Set("ES_5_Aufgabe", CategoryColor.Find("Blue"))));
        Assert.Same(list, list.Set("Müller", null));
    }

    [Fact]
    public void A_new_category_is_put_in_and_everything_around_it_stays()
    {
        CategoryList list = Read(Outlook).Set("ES_7_\"A\" & <B>", CategoryColor.Find("Rot"));

        string text = Text(list);
        int added = text.IndexOf("<category name=\"ES_7_", StringComparison.Ordinal);
        Assert.Equal(Outlook, text.Remove(added, text.IndexOf("</categories", StringComparison.Ordinal) - added));
        Assert.Equal(new MasterCategory("ES_7_\"A\" & <B>", CategoryColor.Find(0)), Read(text).Categories[3]);
        Assert.Equal(Outlook, Text(list.Remove("es_7_\"a\" & <b>")));
    }

    [Fact]
    public void A_category_is_renamed_and_keeps_the_rest()
    {
        CategoryList list = Read(Outlook);

        Assert.Equal(Outlook.Replace("ES_5_Aufgabe", "ES_5_Besuch", StringComparison.Ordinal), Text(list.Rename("ES_5_Aufgabe", "ES_5_Besuch")));
        Assert.Equal(Outlook.Replace("ES_5_Aufgabe", "ES_5_AUFGABE", StringComparison.Ordinal), Text(list.Rename("ES_5_Aufgabe", "ES_5_AUFGABE")));
        Assert.Same(list, list.Rename("ES_5_Aufgabe", "Müller"));
        Assert.Same(list, list.Rename("gibt es nicht", "neu"));
    }

    [Theory]
    [InlineData("<categories xmlns=\"CategoryList.xsd\"/>")]
    [InlineData("<categories xmlns='CategoryList.xsd' default='>/>' />")]
    [InlineData("<categories xmlns=\"CategoryList.xsd\"></categories>")]
    [InlineData("<c:categories xmlns:c=\"CategoryList.xsd\"/>")]
    [InlineData("<c:categories xmlns:c=\"CategoryList.xsd\">\r\n</c:categories>")]
    public void An_empty_list_takes_its_first_category(string text)
    {
        CategoryList list = Read(text).Set("ES_5_Aufgabe", null).Set("ES_7_Abnahme", CategoryColor.Find(3));

        Assert.Equal(["ES_5_Aufgabe", "ES_7_Abnahme"], CategoryList.Parse(list.ToBytes()).Categories.Select(category => category.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<categories/>")]
    [InlineData("<categories xmlns=\"CategoryList.xsd\">")]
    [InlineData("<categories xmlns=\"CategoryList.xsd\"><category name=\"a\"</categories>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'f'>]><categories xmlns=\"CategoryList.xsd\"/>")]
    [InlineData("kein XML")]
    public void What_is_no_list_is_refused_so_that_nobody_overwrites_it(string text) => Assert.Throws<FormatException>(() => Read(text));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Throws<FormatException>(() => CategoryList.Parse([0x3C, 0xFF, 0xC0]));

    [Fact]
    public void A_list_in_utf_16_stays_in_utf_16()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<categories xmlns=\"CategoryList.xsd\"><category name=\"Ä\" color=\"1\"/></categories>")];

        Assert.Equal(bytes, CategoryList.Parse(bytes).Set("B", null).Remove("B").ToBytes());
    }

    [Fact]
    public void Any_changes_leave_others_categories_alone() =>
        Gen.Select(Contents.Text.Where(text => text.Trim().Length > 0), Gen.Int[-1, 24]).Array[1, 8].Sample(changes =>
        {
            CategoryList list = Read(Outlook);
            foreach ((string name, int color) in changes)
                list = CategoryList.Parse(list.Set("ES_" + name, CategoryColor.Find(color)).ToBytes());
            foreach (MasterCategory left in list.Categories.Where(category => category.Name.StartsWith("ES_", StringComparison.Ordinal) && category.Name != "ES_5_Aufgabe"))
                list = list.Remove(left.Name);
            Assert.Equal(Bytes(Outlook), list.ToBytes());
        });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static CategoryList Read(string text) => CategoryList.Parse(Bytes(text));

    private static string Text(CategoryList list) => Encoding.UTF8.GetString(list.ToBytes());
}
