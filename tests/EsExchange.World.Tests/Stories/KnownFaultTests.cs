using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.World.Stories;
using EsExchange.World.Tests.Faults;
using Xunit;

namespace EsExchange.World.Tests.Stories;

/// <summary>The test of the tests: whatever is broken in the engine, the world finds it, and tells it in a few steps.</summary>
public sealed class KnownFaultTests
{
    private const ulong Seeds = 20_000;

    public static TheoryData<string> Names => [.. KnownFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_known_fault_is_found_and_told_in_a_few_steps(string name)
    {
        Func<EngineFault> fault = KnownFaults.All[name];
        Outcome? bad = null;
        for (ulong seed = 1; seed <= Seeds && bad is null; seed++)
        {
            Outcome outcome = await StoryRunner.RunAsync(StoryTeller.Tell(seed), fault());
            bad = outcome.IsGood ? null : outcome;
        }

        Assert.True(bad is not null, $"'{name}' was not found in {Seeds} worlds.");
        Outcome shortest = await Shrinker.ShrinkAsync(bad, fault);
        TestContext.Current.TestOutputHelper?.WriteLine($"{shortest}");
        Assert.InRange(shortest.Story.Steps.Count, 0, 15);
        Outcome sound = await StoryRunner.RunAsync(shortest.Story);
        Assert.True(sound.IsGood, $"Without the fault the same story ends badly too:\n{sound}");
    }
}
