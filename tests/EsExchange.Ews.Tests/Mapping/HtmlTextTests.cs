using System.Linq;
using CsCheck;
using EsExchange.Ews.Mapping;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class HtmlTextTests
{
    private const string Word =
        """
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
        <head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)">
        <style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;} --></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>
        <body lang=DE link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class=WordSection1>
        <p class=MsoNormal>Guten Tag Frau <b>M&uuml;ller</b>,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoNormal>die Preise&nbsp; sind &lt;&nbsp;100 &euro; &amp; fest,
        wie <a href="https://example.com/a?b=c">hier</a> steht.<o:p></o:p></p>
        <p class=MsoNormal>Erste Zeile<br>zweite Zeile<o:p></o:p></p>
        <p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Punkt<o:p></o:p></p>
        </div></body></html>
        """;

    [Fact]
    public void What_words_editor_makes_of_paragraphs_comes_back_as_their_lines() => Assert.Equal(
        "Guten Tag Frau Müller,\n\ndie Preise  sind < 100 € & fest, wie hier steht.\nErste Zeile\nzweite Zeile\n·    Punkt",
        HtmlText.ToText(Word));

    [Theory]
    [InlineData("<div>Hallo</div><div><br></div><div>Welt</div>", "Hallo\n\nWelt")]
    [InlineData("<div>Hallo<br></div><div>Welt<br></div>", "Hallo\nWelt")]
    [InlineData("<div class=\"PlainText\">Zeile 1<br>\r\nZeile 2<br>\r\n&nbsp;</div>", "Zeile 1\nZeile 2")]
    [InlineData("<p>A</p>\r\n\r\n<p>B</p>", "A\nB")]
    [InlineData("<p>A<p>B", "A\nB")]
    [InlineData("A<div>B</div>C", "A\nB\nC")]
    [InlineData("<ul><li>eins</li><li>zwei</li></ul>", "• eins\n• zwei")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td")]
    [InlineData("<pre>a  b\nc</pre>", "a  b\nc")]
    [InlineData("<b>fett</b> <i>schräg</i>", "fett schräg")]
    [InlineData("kein HTML", "kein HTML")]
    [InlineData("<script>alert(1)</script><style>p{}</style>sichtbar<!-- nicht -->", "sichtbar")]
    [InlineData("a &#128512; &#x5d0; &unbekannt; &", "a 😀 א &unbekannt; &")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Html_is_read_as_it_is_seen(string? html, string text) => Assert.Equal(text, HtmlText.ToText(html));

    [Fact]
    public void Any_text_comes_back_as_it_was_written()
    {
        const string Alphabet = "aäß <>&\"'; \n\n😀א";
        Gen.Int[0, Alphabet.Length - 1].Array[0, 40].Select(letters => new string([.. letters.Select(letter => Alphabet[letter])])).Sample(text =>
        {
            string normal = TextNormalizer.Body(text);
            string expected = string.Join('\n', normal.Split('\n').Select(line => line.TrimEnd()));
            Assert.Equal(expected, HtmlText.ToText(HtmlText.FromText(text)));
        });
    }

    [Fact]
    public void Nesting_of_any_depth_is_read()
    {
        string deep = string.Concat(Enumerable.Repeat("<div><span>", 4_000)) + "Grund" + string.Concat(Enumerable.Repeat("</span></div>", 4_000));

        Assert.Equal("Grund", HtmlText.ToText(deep));
    }

    [Fact]
    public void Broken_html_never_fails()
    {
        Gen.Char["<>/ abp&;!-[]\"'=o:"].Array[0, 120].Sample(letters => Assert.NotNull(HtmlText.ToText(new string(letters))));
    }
}
