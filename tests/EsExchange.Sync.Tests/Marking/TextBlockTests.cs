using EsExchange.Sync.Marking;
using Xunit;

namespace EsExchange.Sync.Tests.Marking;

public sealed class TextBlockTests
{
    private const string Block = "Priorität: Hoch\nEquipment: Bagger, Kran";

    [Fact]
    public void Priority_and_equipment_are_lines_and_nothing_is_no_block()
    {
        Assert.Equal("Priorität: Sehr hoch\nEquipment: Bagger 3, Kran", TextBlock.Lines(" Sehr \n hoch", ["Bagger\u00a03", " Kran "]));
        Assert.Equal("Priorität: Hoch", TextBlock.Lines("Hoch", []));
        Assert.Equal("Equipment: Kran", TextBlock.Lines(null, ["Kran"]));
        Assert.Null(TextBlock.Lines(" ", []));
    }

    [Fact]
    public void The_block_stands_at_the_end_of_the_body_within_its_frame()
    {
        Assert.Equal("Plan\n\n--- eserp ---\nPriorität: Hoch\n--- /eserp ---", TextBlock.Append("Plan", "Priorität: Hoch"));
        Assert.Equal("--- eserp ---\nPriorität: Hoch\n--- /eserp ---", TextBlock.Append("", "Priorität: Hoch"));
        Assert.Equal("Plan", TextBlock.Append("Plan", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Plan")]
    [InlineData("  eingerückt\n\tund mehr")]
    [InlineData("Plan\n\n  eingerückt\nletzte Zeile")]
    [InlineData("--- eserp ist gemeint, nicht /eserp")]
    public void Any_number_of_round_trips_adds_nothing(string body)
    {
        string written = body;
        for (int trip = 0; trip < 3; trip++)
        {
            (string rest, string? block) = TextBlock.Split(TextBlock.Append(written, Block));
            Assert.Equal(Block, block);
            written = rest;
        }

        Assert.Equal(body, written);
    }

    [Theory]
    [InlineData("Plan", "Plan")]
    [InlineData("Pfad /eserp/daten ", "Pfad /eserp/daten ")]
    [InlineData("  eingerückt", "  eingerückt")]
    public void A_body_without_a_block_stays_as_it_is(string body, string rest)
    {
        (string kept, string? block) = TextBlock.Split(body);
        Assert.Equal(rest, kept);
        Assert.Null(block);
    }

    [Theory]
    [InlineData("Plan\n—\u00a0ESERP —\n\nPriorität:   Hoch\n \n – /eserp –  ", "Plan", "Priorität: Hoch")]
    [InlineData("-- eserp -- Priorität: Hoch -- /eserp --\nPlan", "Plan", "Priorität: Hoch")]
    [InlineData("--- eserp ---\nPriorität: Hoch\n--- /eserp ---\n\nPlan", "Plan", "Priorität: Hoch")]
    [InlineData("Davor\n--- eserp ---\nx\n--- /eserp --- Danach", "Davor\n Danach", "x")]
    [InlineData("--- eserp ---\nalt\n--- /eserp ---\nPlan\n--- eserp ---\nneu\n--- /eserp ---", "Plan", "neu")]
    public void Editors_may_change_blanks_and_hyphens_of_the_frame_and_users_may_write_around_it(string body, string rest, string lines)
    {
        (string kept, string? block) = TextBlock.Split(body);
        Assert.Equal(rest, kept);
        Assert.Equal(lines, block);
    }

    [Fact]
    public void An_emptied_block_is_told_from_none() => Assert.Equal(("Plan", ""), TextBlock.Split("Plan\n--- eserp ---\n\n--- /eserp ---"));
}
