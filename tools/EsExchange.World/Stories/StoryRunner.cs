using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.World.Judgement;

namespace EsExchange.World.Stories;

/// <summary>Lets a story happen, lets the world come to rest, and judges it.</summary>
internal static class StoryRunner
{
    private const int RunsToRest = 8;

    /// <summary>An idle run asks each folder once and the database a little; it grows with nothing.</summary>
    private const int IdleStepsOfKind = 12;

    /// <param name="story">The story.</param>
    /// <param name="fault">The fault of the engine; null for none.</param>
    /// <param name="trace">Gets a line for each step; null for none.</param>
    /// <param name="make">Makes the world; null for one in memory.</param>
    public static async Task<Outcome> RunAsync(Story story, EngineFault? fault = null, Action<string>? trace = null, WorldMaker? make = null)
    {
        StoryWorld world = await (make ?? SimulatedWorld.MakeAsync)(story.Mailboxes, fault ?? EngineFault.None, trace).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = world.ConfigureAwait(false);
        try
        {
            foreach (Step step in story.Steps)
                await world.DoAsync(step).ConfigureAwait(false);
            List<string> violations = [.. await RestAsync(world).ConfigureAwait(false), .. world.Watcher.Violations];
            if (violations.Count == 0)
                violations.AddRange(new Verdict(await world.LookAsync().ConfigureAwait(false)).Find());
            if (violations.Count == 0)
                violations.AddRange(await IdleAsync(world).ConfigureAwait(false));
            return new Outcome(story, violations) { End = await world.LookAsync().ConfigureAwait(false) };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Outcome(story, [$"{error.GetType().Name}: {error.Message}\n{error.StackTrace}"]);
        }
    }

    /// <summary>Runs without trouble until a run writes nothing. An admin agrees to deletions that wait.</summary>
    private static async Task<IReadOnlyList<string>> RestAsync(StoryWorld world)
    {
        for (int i = 0; i < RunsToRest; i++)
        {
            int writes = world.Watcher.Writes;
            IReadOnlyList<PlannedChange> plan = await world.PlanAsync().ConfigureAwait(false);
            if (world.Watcher.Writes != writes)
                return ["a plan wrote"];
            EngineRun run = await world.RunAsync().ConfigureAwait(false);
            if (world.IsPlannable && PlanCheck.Difference(plan, run.Changes) is { } difference)
                return [difference];
            if (run.End is not null)
                return [$"a run without trouble ended with {run.End.GetType().Name}: {run.End.Message}"];
            if (run.Results.FirstOrDefault(result => result.Failure is not null) is { } failed)
                return [$"a run without trouble failed: {failed.Failure!.Message}"];
            if (run.Writes == 0 && !await world.ApproveAsync().ConfigureAwait(false))
                return [];
        }

        return [$"after {RunsToRest} runs without trouble the engine still writes"];
    }

    private static async Task<IReadOnlyList<string>> IdleAsync(StoryWorld world)
    {
        int writes = world.Watcher.Writes;
        EngineRun run = await world.RunAsync().ConfigureAwait(false);
        var violations = new List<string>();
        if (world.Watcher.Writes != writes || run.Writes != 0)
            violations.Add($"an idle run wrote {world.Watcher.Writes - writes} items");
        Scene scene = await world.LookAsync().ConfigureAwait(false);
        int issues = scene.Eserp.Memories.Values.Sum(memory => memory.Issues.Count);
        int allowed = 8 + scene.Settings.Staff.Sum(staff => WorldSettings.KindsOf(staff).Count()) * IdleStepsOfKind + (issues > 0 ? 20 * scene.Settings.Staff.Length : 0);
        if (run.Steps > allowed)
            violations.Add($"an idle run took {run.Steps} steps of I/O, {allowed} would do");
        return violations;
    }
}
