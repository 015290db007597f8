using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Network;
using EsExchange.World.People;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.Stories;

/// <summary>A world in which a story happens: people, admins, disasters and an engine between two sides. What its sides are made of, each world says for itself.</summary>
internal abstract class StoryWorld : IAsyncDisposable
{
    /// <summary>Longer than a lease lasts.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(3);

    private readonly Action<string>? _trace;

    /// <param name="settings">What admins have set.</param>
    /// <param name="databaseId">The identity that eserp's database was created with.</param>
    /// <param name="fault">The fault of the engine.</param>
    /// <param name="trace">Gets a line for each step; null for none.</param>
    /// <param name="clock">The clock.</param>
    protected StoryWorld(WorldSettings settings, Guid databaseId, EngineFault fault, Action<string>? trace, WorldClock clock)
    {
        (Settings, DatabaseId, Fault, _trace, Clock) = (settings, databaseId, fault, trace, clock);
        Watcher = new Watcher(Ledger, databaseId) { KeepsPrivate = settings.KeepsPrivate, MayDelete = settings.MayDelete, ComesBack = settings.ComesBack };
    }

    /// <summary>What was seen of the engine's writes.</summary>
    public Watcher Watcher { get; }

    /// <summary>Whether a plan foretells a run to the field: what the run of one mailbox brings another it does not, nor what a run finds out while it ties together what a disaster tore apart.</summary>
    public bool IsPlannable => Settings.Staff.Length == 1 && Ledger.Disasters.Count == 0;

    protected WorldSettings Settings { get; }

    protected Guid DatabaseId { get; }

    protected EngineFault Fault { get; }

    protected WorldClock Clock { get; }

    protected Ledger Ledger { get; } = new();

    /// <summary>The users of eserp.</summary>
    protected abstract EserpPeople EserpPeople { get; }

    /// <summary>The users of Outlook.</summary>
    protected abstract ExchangePeople ExchangePeople { get; }

    /// <summary>All that stands in the mailboxes now.</summary>
    protected abstract ExchangeState Mailboxes { get; }

    /// <summary>Whether an interface holds the lease, alive or not.</summary>
    protected abstract bool IsLeaseHeld { get; }

    /// <summary>The request that a run is asked for.</summary>
    protected SyncRequest Request => new([.. Settings.Synced.Select(Fault.Wrap)], 1, PlanOnly: false);

    /// <summary>Does a step. What the world cannot do it leaves undone.</summary>
    public async Task DoAsync(Step step)
    {
        _trace?.Invoke(step.ToString()!);
        switch (step)
        {
            case Step.People people:
                Do(people);
                break;
            case Step.Wait wait:
                Clock.Now += Duration.FromMinutes(wait.Minutes);
                break;
            case Step.Option option:
                Settings.Set(option);
                await SaveSettingsAsync().ConfigureAwait(false);
                break;
            case Step.Strike strike:
                await StrikeAsync(strike).ConfigureAwait(false);
                break;
            case Step.Run run:
                await RunAsync(run.Troubles).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Runs the engine once, without trouble.</summary>
    public Task<EngineRun> RunAsync() => RunAsync([]);

    /// <summary>Asks the engine what the next run would change.</summary>
    public async Task<IReadOnlyList<PlannedChange>> PlanAsync()
    {
        var results = new RunResults();
        await RunEngineAsync(new EngineProcess([], _ => { }, () => Task.CompletedTask, null), Request with { PlanOnly = true }, results).ConfigureAwait(false);
        return results.Changes;
    }

    /// <summary>An admin agrees to all deletions that wait.</summary>
    /// <returns>Whether any waited.</returns>
    public abstract Task<bool> ApproveAsync();

    /// <summary>All that stands on both sides now.</summary>
    public abstract Task<Scene> LookAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>eserp now, with all that the engine remembers there.</summary>
    protected abstract Task<EserpState> RememberedAsync();

    /// <summary>Makes known to eserp what admins have set.</summary>
    protected virtual Task SaveSettingsAsync() => Task.CompletedTask;

    protected abstract Task StrikeAsync(Step.Strike strike);

    /// <summary>Runs the engine as a process of its own.</summary>
    protected abstract Task RunEngineAsync(EngineProcess process, SyncRequest request, RunResults results);

    private async Task<EngineRun> RunAsync(IReadOnlyList<Trouble> troubles, int depth = 0)
    {
        var process = new EngineProcess(
            troubles,
            seed => Do(StoryTeller.Interruption(seed, Settings.Staff.Length)),
            async () =>
            {
                Clock.Now += Pause;
                if (depth == 0)
                    await RunAsync([], 1).ConfigureAwait(false);
            },
            _trace);
        Ledger.HadOneWay |= !Settings.ComesBack(ItemKind.Contact);
        BrakeWatch? former = Watcher.Brake;
        Watcher.Meetings = Mailboxes.Meetings;
        Watcher.Brake = new BrakeWatch(Settings.Connection, await RememberedAsync().ConfigureAwait(false));
        if (troubles.Any(trouble => trouble.Kind == TroubleKind.TokenLost))
            Ledger.Disasters.Add(Disaster.LoseTokens);
        var results = new RunResults();
        Exception? end = null;
        try
        {
            await RunEngineAsync(process, Request, results).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ProcessDiedException or EserpException or SyncException or ExchangeException)
        {
            end = error;
        }

        Watcher.Brake = former;
        if (end is null && troubles.Count == 0 && results.Finished.TrueForAll(result => result.Failure is null))
            Watcher.SawMeetings(Mailboxes.Meetings);
        var run = new EngineRun(results.Finished, process.Steps, end) { Changes = results.Changes };
        run.NoteIn(Ledger, troubles);
        if (depth == 0 && IsLeaseHeld)
            Clock.Now += Pause;
        return run;
    }

    private void Do(Step.People people)
    {
        _trace?.Invoke($"      {people}");
        if (people.Side == Side.Eserp)
            EserpPeople.Do(people, [.. Settings.Staff.Select(staff => staff.StaffNumber)]);
        else
            ExchangePeople.Do(people, [.. Settings.Staff.Select(staff => staff.EMail!)]);
    }
}

/// <summary>Makes a world.</summary>
/// <param name="mailboxes">How many staff members are synced.</param>
/// <param name="fault">The fault of its engine.</param>
/// <param name="trace">Gets a line for each step; null for none.</param>
internal delegate Task<StoryWorld> WorldMaker(int mailboxes, EngineFault fault, Action<string>? trace);
