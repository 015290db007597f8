using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.World.Stories;

/// <summary>Tells many stories, each by itself, several at once.</summary>
internal static class Stories
{
    public static async Task<StoryReport> TellAsync(ulong from, ulong count, int parallel, EngineFault fault, CancellationToken cancellationToken, int stopAfter = 20, WorldMaker? make = null)
    {
        var bad = new ConcurrentBag<Outcome>();
        long told = 0;
        long runs = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Parallel.ForEachAsync(
            Seeds(from, count, enough.Token),
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = CancellationToken.None },
            async (seed, _) =>
            {
                Story story = StoryTeller.Tell(seed);
                Outcome outcome = await StoryRunner.RunAsync(story, fault, make: make).ConfigureAwait(false);
                Interlocked.Increment(ref told);
                Interlocked.Add(ref runs, story.Steps.OfType<Step.Run>().Count());
                if (outcome.IsGood)
                    return;
                bad.Add(outcome);
                if (bad.Count >= stopAfter)
                    await enough.CancelAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
        return new StoryReport(told, runs, [.. bad.OrderBy(outcome => outcome.Story.Steps.Count)]);
    }

    private static IEnumerable<ulong> Seeds(ulong from, ulong count, CancellationToken enough)
    {
        for (ulong i = 0; i < count && !enough.IsCancellationRequested; i++)
            yield return from + i;
    }
}

/// <summary>What became of many stories.</summary>
/// <param name="Told">How many were told.</param>
/// <param name="Runs">How many runs of the engine the stories had, besides those to rest.</param>
/// <param name="Bad">Those that ended badly, the shortest first.</param>
internal sealed record StoryReport(long Told, long Runs, IReadOnlyList<Outcome> Bad);
