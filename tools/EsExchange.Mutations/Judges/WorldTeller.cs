using System.Threading.Tasks;
using EsExchange.World.Stories;

namespace EsExchange.Mutations.Judges;

/// <summary>The program that tells stories of the world in memory.</summary>
internal static class WorldTeller
{
    /// <summary>Its first argument.</summary>
    public const string Command = "tell-worlds";

    private const long QuestionsOfStory = 500_000;

    public static Task ListenAsync(ulong worlds)
    {
        var listener = new Listener();
        return listener.ListenAsync(async () =>
        {
            for (ulong seed = 1; seed <= worlds; seed++)
            {
                listener.Allow(QuestionsOfStory);
                if (!(await StoryRunner.RunAsync(StoryTeller.Tell(seed))).IsGood)
                    return false;
            }

            return true;
        });
    }
}
