using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;
using Xunit;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>Random stories of one pair under the pure decisions; the rules are judged by books of their own.</summary>
/// <remarks>ESEXCHANGE_PLANNER_WORLDS sets how many are told, ESEXCHANGE_PLANNER_SEED the first of them: a bad one names its seed.</remarks>
public sealed class PlannerWorldTests
{
    private static readonly int First = Number("ESEXCHANGE_PLANNER_SEED", 1);
    private static readonly int Worlds = Number("ESEXCHANGE_PLANNER_WORLDS", 120_000);

    [Fact]
    public void Every_pair_comes_to_rest_with_nothing_lost_and_both_sides_the_same()
    {
        PairStory? bad = FirstBad(story => PairRun.Of(story).Violations.Count > 0);

        if (bad is not null)
            Assert.Fail(Told(PairShrinker.Shrink(bad, story => PairRun.Of(story).Violations.Count > 0)));
    }

    [Fact]
    public void A_clock_that_is_an_hour_off_changes_no_outcome_except_for_the_rule_newest()
    {
        static bool IsDifferent(PairStory story) =>
            story.Steps.OfType<PairStep.Option>().All(option => option.Which != PairOption.ConflictRule || (ConflictRule)(option.Value % 3) != ConflictRule.Newest)
            && PairRun.Of(story).End != PairRun.Of(story, Duration.FromHours(1)).End;

        Assert.Null(FirstBad(IsDifferent, share: 10));
    }

    private static PairStory? FirstBad(Func<PairStory, bool> isBad, int share = 1)
    {
        var bad = new ConcurrentBag<PairStory>();
        Parallel.For(First, First + (Worlds / share), (seed, loop) =>
        {
            PairStory story = PairStory.Tell(seed);
            if (!isBad(story))
                return;
            bad.Add(story);
            loop.Stop();
        });
        return bad.OrderBy(story => story.Steps.Count).FirstOrDefault();
    }

    private static string Told(PairStory story) => $"{story}\n  => {string.Join("\n  => ", PairRun.Of(story).Violations)}";

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
