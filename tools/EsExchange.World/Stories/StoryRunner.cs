using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.World.Judgement;

namespace EsExchange.World.Stories;

/// <summary>Lets a story happen, lets the world come to rest, and judges it.</summary>
internal static class StoryRunner
{
    private const int RunsToRest = 8;

    /// <summary>An idle run asks each folder once and the database a little; it grows with nothing.</summary>
    private const int IdleStepsOfKind = 12;

    public static async Task<Outcome> RunAsync(Story story, EngineFault? fault = null, Action<string>? trace = null)
    {
        var world = new SimulatedWorld(story.Mailboxes, fault ?? EngineFault.None, trace);
        try
        {
            foreach (Step step in story.Steps)
                await world.DoAsync(step).ConfigureAwait(false);
            List<string> violations = [.. await RestAsync(world).ConfigureAwait(false), .. world.Watcher.Violations];
            if (violations.Count == 0)
                violations.AddRange(new Verdict(world).Find());
            if (violations.Count == 0)
                violations.AddRange(await IdleAsync(world).ConfigureAwait(false));
            return new Outcome(story, violations) { Fingerprint = world.ToString() };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Outcome(story, [$"{error.GetType().Name}: {error.Message}\n{error.StackTrace}"]);
        }
    }

    /// <summary>Runs without trouble until a run writes nothing. An admin agrees to deletions that wait.</summary>
    private static async Task<IReadOnlyList<string>> RestAsync(SimulatedWorld world)
    {
        for (int i = 0; i < RunsToRest; i++)
        {
            EngineRun run = await world.RunAsync([]).ConfigureAwait(false);
            if (run.End is not null)
                return [$"a run without trouble ended with {run.End.GetType().Name}: {run.End.Message}"];
            if (run.Results.FirstOrDefault(result => result.Failure is not null) is { } failed)
                return [$"a run without trouble failed: {failed.Failure!.Message}"];
            if (run.Writes == 0 && !world.Approve())
                return [];
        }

        return [$"after {RunsToRest} runs without trouble the engine still writes"];
    }

    private static async Task<IReadOnlyList<string>> IdleAsync(SimulatedWorld world)
    {
        int writes = world.Watcher.Writes;
        EngineRun run = await world.RunAsync([]).ConfigureAwait(false);
        var violations = new List<string>();
        if (world.Watcher.Writes != writes || run.Writes != 0)
            violations.Add($"an idle run wrote {world.Watcher.Writes - writes} items");
        int issues = world.Eserp.State.Memories.Values.Sum(memory => memory.Issues.Count);
        int allowed = 8 + world.Staff.Length * 2 * IdleStepsOfKind + (issues > 0 ? 20 * world.Staff.Length : 0);
        if (run.Steps > allowed)
            violations.Add($"an idle run took {run.Steps} steps of I/O, {allowed} would do");
        return violations;
    }
}
