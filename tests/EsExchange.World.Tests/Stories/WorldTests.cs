using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.World.Stories;
using Xunit;

namespace EsExchange.World.Tests.Stories;

/// <summary>Random stories of people, troubles and disasters: at rest nothing is lost, nothing is there twice, and an idle run writes nothing.</summary>
/// <remarks>`dotnet run --project tools/EsExchange.World -- --from 1 --count 1000000` tells more of them, `--seed n` tells one again.</remarks>
public sealed class WorldTests
{
    private const ulong Worlds = 30_000;

    [Fact]
    public async Task Every_world_comes_to_rest_with_nothing_lost_and_nothing_twice()
    {
        StoryReport report = await World.Stories.Stories.TellAsync(1, Worlds, Environment.ProcessorCount, EngineFault.None, TestContext.Current.CancellationToken, stopAfter: 1);

        if (report.Bad.Count > 0)
        {
            Outcome shortest = await Shrinker.ShrinkAsync(report.Bad[0]);
            Assert.Fail($"{shortest}");
        }

        Assert.Equal((long)Worlds, report.Told);
    }

    [Fact]
    public void The_worlds_hold_every_deed_every_trouble_and_every_disaster()
    {
        Story[] stories = [.. Enumerable.Range(1, 3_000).Select(seed => StoryTeller.Tell((ulong)seed))];
        Step[] steps = [.. stories.SelectMany(story => story.Steps)];

        Assert.Equal(Enum.GetValues<Deed>().Order(), steps.OfType<Step.People>().Select(step => step.Deed).Distinct().Order());
        Assert.Equal(Enum.GetValues<Network.TroubleKind>().Order(), steps.OfType<Step.Run>().SelectMany(run => run.Troubles).Select(trouble => trouble.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<Disaster>().Order(), steps.OfType<Step.Strike>().Select(step => step.Disaster).Distinct().Order());
        Assert.Equal(Enum.GetValues<WorldOption>().Order(), steps.OfType<Step.Option>().Select(step => step.Which).Distinct().Order());
        Assert.True(stories.Count(story => story.Steps.OfType<Step.Run>().Any(run => run.Troubles.Count > 0)) > 1_000);
    }

    [Fact]
    public async Task A_seed_tells_the_same_story_with_the_same_end()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            Assert.Equal(StoryTeller.Tell(seed).ToString(), StoryTeller.Tell(seed).ToString());
            Assert.Equal((await StoryRunner.RunAsync(StoryTeller.Tell(seed))).End!.ToString(), (await StoryRunner.RunAsync(StoryTeller.Tell(seed))).End!.ToString());
        }
    }
}
