using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Planning;
using Xunit;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>The test of the worlds: whatever the planner decides wrongly, some story ends badly, and in a few steps.</summary>
public sealed class WrongDecisionTests
{
    private const int Seeds = 20_000;

    private static readonly Dictionary<string, PairEngine.Decider> Wrong = new()
    {
        ["what is absent in Exchange is taken for deleted"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange == SideState.Absent ? SideState.Deleted : exchange, policy),
        ["what is absent in eserp is taken for deleted"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp == SideState.Absent ? SideState.Deleted : eserp, exchange, policy),
        ["what is unreadable is taken for deleted"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange == SideState.Unreadable ? SideState.Deleted : exchange, policy),
        ["a deletion beats an edit in eserp"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, exchange == SideState.Deleted && eserp == SideState.Changed ? SideState.Unchanged : eserp, exchange, policy),
        ["a deletion beats an edit in Exchange"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, eserp == SideState.Deleted && exchange == SideState.Changed ? SideState.Unchanged : exchange, policy),
        ["the options for deletions are ignored"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange, policy with { DeleteInEserp = true, DeleteInExchange = true }),
        ["deletions never cross"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange, policy with { DeleteInEserp = false, DeleteInExchange = false }),
        ["users' own contacts go to eserp"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange, policy with { CreateInEserp = true }),
        ["private items cross"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp == SideState.Private ? SideState.Changed : eserp, exchange == SideState.Private ? SideState.Changed : exchange, policy),
        ["meetings are taken for appointments"] = (pair, eserp, exchange, policy) => Planner.Decide(pair == PairState.Meeting ? PairState.Linked : pair, eserp, exchange, policy),
        ["frozen pairs thaw by a deletion"] = (pair, eserp, exchange, policy) => Planner.Decide(pair == PairState.Frozen ? PairState.Linked : pair, eserp, exchange, policy),
        ["a change in Exchange is overlooked"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp, exchange == SideState.Changed ? SideState.Unchanged : exchange, policy),
        ["a change in eserp is overlooked"] = (pair, eserp, exchange, policy) => Planner.Decide(pair, eserp == SideState.Changed ? SideState.Unchanged : eserp, exchange, policy),
        ["every pair is new"] = (_, eserp, exchange, policy) => Planner.Decide(PairState.New, eserp, exchange, policy),
        ["what has no link is given up"] = (pair, eserp, exchange, policy) => Planner.Decide(pair == PairState.New ? PairState.Detached : pair, eserp, exchange, policy),
    };

    public static TheoryData<string> Names => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_decision_is_found_and_told_in_a_few_steps(string name)
    {
        bool IsBad(PairStory story) => PairRun.Of(story, decide: Wrong[name]).Violations.Count > 0;

        PairStory? bad = Enumerable.Range(1, Seeds).Select(PairStory.Tell).FirstOrDefault(IsBad);

        Assert.True(bad is not null, $"'{name}' was not found in {Seeds} stories.");
        PairStory shortest = PairShrinker.Shrink(bad, IsBad);
        TestContext.Current.TestOutputHelper?.WriteLine($"{shortest}\n  => {string.Join("\n  => ", PairRun.Of(shortest, decide: Wrong[name]).Violations)}");
        Assert.InRange(shortest.Steps.Count, 0, 8);
        Assert.Empty(PairRun.Of(shortest).Violations);
    }
}
