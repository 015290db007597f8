using System;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using Xunit;

namespace EsExchange.Engine.Tests.Plans;

public sealed class SavedPlanTests
{
    private static readonly PlannedChange A = Pieces.Change("A");
    private static readonly PlannedChange B = Pieces.Change("B");

    [Fact]
    public void A_plan_keeps_what_was_reviewed_and_when_and_where()
    {
        var database = Guid.NewGuid();
        DateTimeOffset created = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

        var plan = new SavedPlan(database, created, ["z", "a", "a"]);

        Assert.Equal((database, created), (plan.DatabaseId, plan.Created));
        Assert.Equal(["z", "a", "a"], plan.Lines);
    }

    [Fact]
    public void A_plan_names_the_changes_that_were_reviewed_and_no_other()
    {
        SavedPlan plan = PlanOf(A);

        Assert.True(plan.Names(A));
        Assert.False(plan.Names(B));
        Assert.False(plan.Names(A with { Subject = "a" }));
    }

    [Fact]
    public void A_plan_whose_changes_are_due_in_any_order_holds() => Assert.Null(PlanOf(A, B, B).Difference([B, A, B]));

    [Fact]
    public void A_change_that_is_due_beyond_the_plan_is_told()
    {
        Assert.Contains(PlanLine.Of(B), PlanOf(A).Difference([A, B]));
        Assert.Contains(PlanLine.Of(A), PlanOf(A).Difference([A, A]));
    }

    [Fact]
    public void A_change_that_is_no_longer_due_is_told()
    {
        Assert.Contains(PlanLine.Of(B), PlanOf(A, B).Difference([A]));
        Assert.Contains(PlanLine.Of(A), PlanOf(A, A).Difference([A]));
    }

    [Fact]
    public void A_change_too_many_and_a_change_too_few_are_told_in_different_words()
    {
        string? added = PlanOf().Difference([A]);
        string? missing = PlanOf(A).Difference([]);

        Assert.NotEqual(added, missing);
        Assert.Equal(added, PlanOf(B).Difference([A]));
    }

    private static SavedPlan PlanOf(params PlannedChange[] changes) => new(Guid.Empty, default, Array.ConvertAll(changes, PlanLine.Of));
}
