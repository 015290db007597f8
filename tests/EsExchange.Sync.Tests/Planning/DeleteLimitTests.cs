using EsExchange.Sync.Planning;
using Xunit;

namespace EsExchange.Sync.Tests.Planning;

public sealed class DeleteLimitTests
{
    [Theory]
    [InlineData(11, 54, true)]
    [InlineData(11, 55, false)]
    [InlineData(10, 10, false)]
    [InlineData(11, 11, true)]
    [InlineData(20, 100, false)]
    [InlineData(21, 100, true)]
    [InlineData(0, 0, false)]
    [InlineData(50_000_000, 249_999_999, true)]
    [InlineData(50_000_000, 250_000_000, false)]
    public void The_brake_needs_more_than_10_items_and_more_than_20_percent(int deletions, int linked, bool isExceeded) =>
        Assert.Equal(isExceeded, new DeleteLimit(10, 20).IsExceeded(deletions, linked));
}
