using System;
using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>Makes a story that ends badly as short as it can be and still end badly.</summary>
internal static class PairShrinker
{
    public static PairStory Shrink(PairStory bad, Func<PairStory, bool> isBad)
    {
        PairStory shortest = bad;
        while (Shorter(shortest).FirstOrDefault(isBad) is { } shorter)
            shortest = shorter;
        return shortest;
    }

    private static IEnumerable<PairStory> Shorter(PairStory story)
    {
        for (int size = Math.Max(1, story.Steps.Count / 2); size >= 1; size /= 2)
        {
            for (int at = 0; at + size <= story.Steps.Count; at += size)
                yield return story with { Steps = [.. story.Steps.Take(at), .. story.Steps.Skip(at + size)] };
        }

        if (story.IsLossy)
            yield return story with { IsLossy = false };
        for (int i = 0; i < story.Steps.Count; i++)
        {
            if (story.Steps[i] is PairStep.Sync { Moment: not null })
                yield return story with { Steps = [.. story.Steps.Take(i), new PairStep.Sync(), .. story.Steps.Skip(i + 1)] };
        }
    }
}
