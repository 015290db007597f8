using EsExchange.Engine.Plan;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Plan;

public sealed class PlannedPairTests
{
    private static readonly PlannedPair InStep = Of(PlanAction.Nothing);

    [Theory]
    [InlineData(PlanAction.CreateInEserp)]
    [InlineData(PlanAction.CreateInExchange)]
    [InlineData(PlanAction.DeleteInEserp)]
    [InlineData(PlanAction.DeleteInExchange)]
    public void What_is_created_or_deleted_needs_a_write(PlanAction action) => Assert.True(Of(action).NeedsWrite);

    [Theory]
    [InlineData(PlanAction.Nothing)]
    [InlineData(PlanAction.Merge)]
    [InlineData(PlanAction.Link)]
    [InlineData(PlanAction.Detach)]
    public void What_is_only_remembered_needs_none(PlanAction action) => Assert.False(Of(action).NeedsWrite);

    [Fact]
    public void Each_field_each_mark_and_the_series_is_a_write()
    {
        Assert.True((InStep with { EserpFields = [ItemField.Subject] }).NeedsWrite);
        Assert.True((InStep with { ExchangeFields = [ItemField.Subject] }).NeedsWrite);
        Assert.True((InStep with { NeedsMarks = true }).NeedsWrite);
        Assert.True((InStep with { Series = Monday }).NeedsWrite);
    }

    private static PlannedPair Of(PlanAction action) => Planned(action, Pair());
}
