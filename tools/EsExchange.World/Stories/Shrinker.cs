using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace EsExchange.World.Stories;

/// <summary>Makes a story that ends badly as short as it can be and still end badly.</summary>
internal static class Shrinker
{
    public static async Task<Outcome> ShrinkAsync(Outcome bad, Func<EngineFault>? fault = null, WorldMaker? make = null)
    {
        Outcome shortest = bad;
        for (bool isShorter = true; isShorter;)
        {
            isShorter = false;
            foreach (Story candidate in Shorter(shortest.Story))
            {
                Outcome outcome = await StoryRunner.RunAsync(candidate, fault?.Invoke(), make: make).ConfigureAwait(false);
                if (outcome.IsGood)
                    continue;
                shortest = outcome;
                isShorter = true;
                break;
            }
        }

        return shortest;
    }

    private static IEnumerable<Story> Shorter(Story story)
    {
        for (int size = Math.Max(1, story.Steps.Count / 2); size >= 1; size /= 2)
        {
            for (int at = 0; at + size <= story.Steps.Count; at += size)
                yield return story with { Steps = [.. story.Steps.Take(at), .. story.Steps.Skip(at + size)] };
        }

        if (story.Mailboxes > 1)
            yield return story with { Mailboxes = 1 };
        for (int i = 0; i < story.Steps.Count; i++)
        {
            foreach (Step simpler in Simpler(story.Steps[i]))
                yield return story with { Steps = [.. story.Steps.Take(i), simpler, .. story.Steps.Skip(i + 1)] };
        }
    }

    private static IEnumerable<Step> Simpler(Step step)
    {
        switch (step)
        {
            case Step.Run { Troubles.Count: > 0 } run:
                for (int i = 0; i < run.Troubles.Count; i++)
                    yield return new Step.Run([.. run.Troubles.Where((_, n) => n != i)]);
                break;
            case Step.People { Pick: > 0 } people:
                yield return people with { Pick = 0 };
                break;
            case Step.People { Mailbox: > 0 } people:
                yield return people with { Mailbox = 0 };
                break;
            case Step.Wait { Minutes: > 1 } wait:
                yield return wait with { Minutes = wait.Minutes / 2 };
                break;
        }
    }
}
