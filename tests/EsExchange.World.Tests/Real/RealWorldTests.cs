using System;
using System.Threading.Tasks;
using EsExchange.World.Real;
using EsExchange.World.Stories;
using Xunit;

namespace EsExchange.World.Tests.Real;

/// <summary>The same stories between real parts: the EWS client over HTTP, a simulated server, and the store on a SQLite file.</summary>
/// <remarks>`dotnet run --project tools/EsExchange.World -- --real --from 1 --count 10000` tells more of them, `--real --seed n` tells one again.</remarks>
public sealed class RealWorldTests
{
    private const ulong Worlds = 300;

    [Fact]
    public async Task Every_real_world_comes_to_rest_with_nothing_lost_and_nothing_twice()
    {
        StoryReport report = await World.Stories.Stories.TellAsync(1, Worlds, Environment.ProcessorCount, EngineFault.None, TestContext.Current.CancellationToken, stopAfter: 1, RealWorld.MakeAsync);

        if (report.Bad.Count > 0)
        {
            Outcome shortest = await Shrinker.ShrinkAsync(report.Bad[0], make: RealWorld.MakeAsync);
            Assert.Fail($"{shortest}");
        }

        Assert.Equal((long)Worlds, report.Told);
    }

    [Fact]
    public async Task A_seed_tells_the_same_story_with_the_same_end()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            Outcome once = await StoryRunner.RunAsync(StoryTeller.Tell(seed), make: RealWorld.MakeAsync);
            Outcome again = await StoryRunner.RunAsync(StoryTeller.Tell(seed), make: RealWorld.MakeAsync);
            Assert.Equal(once.End!.ToString(), again.End!.ToString());
        }
    }
}
