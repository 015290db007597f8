using CsCheck;
using EsExchange.Ews.Mapping;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class TextNormalizerTests
{
    private static readonly Gen<string> Text = Gen.Char.Array[0, 400].Select(chars => new string(chars));

    [Fact]
    public void Bodies_are_normal_after_one_pass() => Text.Sample(text =>
        Assert.Equal(TextNormalizer.Body(text), TextNormalizer.Body(TextNormalizer.Body(text))));

    [Fact]
    public void Lines_are_normal_after_one_pass() => Text.Sample(text =>
        Assert.Equal(TextNormalizer.Line(text), TextNormalizer.Line(TextNormalizer.Line(text))));

    [Theory]
    [InlineData("a\r\nb\rc\n", "a\nb\nc")]
    [InlineData("a\u0000\u000Bbc", "abc")]
    [InlineData("😀\r\n\r\n", "😀")]
    [InlineData(null, "")]
    public void A_body_has_plain_line_ends_and_none_at_its_end(string? text, string expected) => Assert.Equal(expected, TextNormalizer.Body(text));

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("ab", TextNormalizer.Body("a" + '\uD83D' + "b" + '\uDE00'));

    [Fact]
    public void A_long_subject_is_cut_between_characters()
    {
        string line = TextNormalizer.Line(new string('x', 254) + "😀 und mehr");

        Assert.Equal(new string('x', 254), line);
    }
}
