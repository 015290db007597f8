using System;
using System.IO;
using System.Threading.Tasks;
using EsExchange.World.Stories;

namespace EsExchange.Mutations.Judges;

/// <summary>The program that tells stories of the world in memory.</summary>
internal static class WorldTeller
{
    /// <summary>Its first argument.</summary>
    public const string Command = "tell-worlds";

    /// <summary>A folder that gets the shortest story in which each change is noticed, under the number of the change.</summary>
    private const string StoriesVariable = "ESEXCHANGE_MUTANT_STORIES";

    private const long QuestionsOfStory = 500_000;

    public static Task ListenAsync(ulong worlds)
    {
        var listener = new Listener();
        return listener.ListenAsync(async () =>
        {
            for (ulong seed = 1; seed <= worlds; seed++)
            {
                listener.Allow(QuestionsOfStory);
                Outcome outcome = await StoryRunner.RunAsync(StoryTeller.Tell(seed));
                if (outcome.IsGood)
                    continue;
                if (Environment.GetEnvironmentVariable(StoriesVariable) is { } folder)
                    await WriteAsync(outcome, Path.Combine(folder, $"{listener.Active}.txt"), listener);
                return false;
            }

            return true;
        });
    }

    /// <summary>A story in which a change shows is a test that was missing.</summary>
    private static async Task WriteAsync(Outcome outcome, string file, Listener listener)
    {
        listener.Allow(long.MaxValue);
        await File.WriteAllTextAsync(file, $"{await Shrinker.ShrinkAsync(outcome)}\n");
    }
}
