using System;
using System.Linq;
using CsCheck;
using EsExchange.Ews.Mapping;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

/// <summary>Manual: "Alternative Text-Synchronisation".</summary>
public sealed class HtmlPatchTests
{
    private const string Word =
        "<html><head><style>p.MsoNormal {margin:0cm}</style></head><body lang=DE><div class=WordSection1>\r\n<p class=MsoNormal>Guten Tag <b>Frau M&uuml;ller</b>,<o:p></o:p></p>\r\n"
        + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n<p class=MsoNormal style='color:red'>die <i>Preise</i> stehen <a href=\"https://example.com/?a=1&amp;b=2\">hier</a>.<o:p></o:p></p>\r\n</div></body></html>";

    [Fact]
    public void The_same_text_leaves_every_character() => Assert.Equal(Word, HtmlPatch.Apply(Word, HtmlText.ToText(Word)));

    [Fact]
    public void Lines_at_the_end_are_added_and_taken_away_again_without_touching_the_rest()
    {
        string text = HtmlText.ToText(Word);
        string marked = HtmlPatch.Apply(Word, text + "\n\n--- eserp ---\nPriorität: hoch\n--- /eserp ---");

        Assert.Equal(text + "\n\n--- eserp ---\nPriorität: hoch\n--- /eserp ---", HtmlText.ToText(marked));
        Assert.Equal(Word, HtmlPatch.Apply(marked, text));
    }

    [Fact]
    public void A_changed_line_loses_its_markup_and_the_others_keep_theirs()
    {
        string changed = HtmlPatch.Apply(Word, "Guten Tag Frau Müller,\n\ndie Preise < 100 & fest.");

        Assert.Equal(Word.Replace("die <i>Preise</i> stehen <a href=\"https://example.com/?a=1&amp;b=2\">hier</a>.<o:p></o:p>", "die Preise &lt; 100 &amp; fest.", StringComparison.Ordinal), changed);
    }

    [Theory]
    [InlineData("eins<br>zwei<br>drei", "eins\nZWEI\ndrei", "eins<br><div>ZWEI</div>drei")]
    [InlineData("<div>eins</div><div>drei</div>", "eins\nzwei\ndrei", "<div>eins</div><div>zwei</div><div>drei</div>")]
    [InlineData("<div>eins</div><div>zwei</div>", "zwei", "<div>zwei</div>")]
    [InlineData("<p>a<p>b", "a\nc", null)]
    [InlineData("<ul><li>a</li><li>b</li></ul><p><b>fett</b></p>", "• a\n• c\nfett", null)]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table><p><b>fett</b></p>", "x\nfett", "<p>x</p><p><b>fett</b></p>")]
    [InlineData("", "neu", null)]
    [InlineData("<p><b>weg</b></p>", "", "")]
    public void A_body_shows_the_wanted_text(string html, string text, string? expected)
    {
        string changed = HtmlPatch.Apply(html, text);

        Assert.Equal(text, HtmlText.ToText(changed));
        if (expected is not null)
            Assert.Equal(expected.Replace("<p>x</p>", "<div>x</div>", StringComparison.Ordinal), changed);
        if (html.Contains("<b>fett</b>", StringComparison.Ordinal))
            Assert.Contains("<p><b>fett</b></p>", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_shown_in_any_html()
    {
        Gen<string> html = Gen.OneOf("<p>", "</p>", "<div>", "</div>", "<br>", "a", "b", " ", "\r\n", "&nbsp;", "<b>", "</b>", "<ul><li>", "</ul>", "<body>", "&lt;", "<!-- x -->").Array[0, 14].Select(string.Concat);
        Gen<string> text = Gen.OneOf("a", "b", "\n", " ", "<", "&", "\t").Array[0, 10].Select(string.Concat);

        html.Select(text).Sample(pair => Assert.Equal(HtmlText.Normalize(pair.Item2), HtmlText.Normalize(HtmlText.ToText(HtmlPatch.Apply(pair.Item1, pair.Item2)))));
    }
}
