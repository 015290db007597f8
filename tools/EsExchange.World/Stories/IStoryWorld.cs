using System;
using System.Threading.Tasks;
using EsExchange.World.Judgement;

namespace EsExchange.World.Stories;

/// <summary>A world in which a story happens: people, admins, disasters and an engine between two sides.</summary>
internal interface IStoryWorld : IAsyncDisposable
{
    /// <summary>What was seen of the engine's writes.</summary>
    Watcher Watcher { get; }

    /// <summary>Does a step. What the world cannot do it leaves undone.</summary>
    Task DoAsync(Step step);

    /// <summary>Runs the engine once, without trouble.</summary>
    Task<EngineRun> RunAsync();

    /// <summary>An admin agrees to all deletions that wait.</summary>
    /// <returns>Whether any waited.</returns>
    Task<bool> ApproveAsync();

    /// <summary>All that stands on both sides now.</summary>
    Task<Scene> LookAsync();
}

/// <summary>Makes a world.</summary>
/// <param name="mailboxes">How many staff members are synced.</param>
/// <param name="fault">The fault of its engine.</param>
/// <param name="trace">Gets a line for each step; null for none.</param>
internal delegate Task<IStoryWorld> WorldMaker(int mailboxes, EngineFault fault, Action<string>? trace);
