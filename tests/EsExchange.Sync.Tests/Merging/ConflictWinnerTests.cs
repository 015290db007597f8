using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Merging;

public sealed class ConflictWinnerTests
{
    private static readonly Instant Earlier = Instant.FromUtc(2026, 11, 24, 8, 0);
    private static readonly Instant Later = Instant.FromUtc(2026, 11, 24, 9, 0);

    [Theory]
    [InlineData(ConflictRule.Newest, true, Side.Eserp)]
    [InlineData(ConflictRule.Newest, false, Side.Exchange)]
    [InlineData(ConflictRule.Eserp, true, Side.Eserp)]
    [InlineData(ConflictRule.Eserp, false, Side.Eserp)]
    [InlineData(ConflictRule.Exchange, true, Side.Exchange)]
    [InlineData(ConflictRule.Exchange, false, Side.Exchange)]
    public void The_rule_decides_and_clocks_matter_for_newest_alone(ConflictRule rule, bool eserpIsNewer, Side expected) =>
        Assert.Equal(expected, ConflictWinner.Decide(rule, eserpIsNewer ? Later : Earlier, eserpIsNewer ? Earlier : Later));

    [Fact]
    public void eserp_wins_a_tie() =>
        Assert.Equal(Side.Eserp, ConflictWinner.Decide(ConflictRule.Newest, Later, Later));
}
