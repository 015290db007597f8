using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Network;
using EsExchange.World.People;
using EsExchange.World.Time;
using NodaTime;

namespace EsExchange.World.Stories;

/// <summary>A world in memory.</summary>
internal sealed class SimulatedWorld : IStoryWorld
{
    private static readonly Guid DatabaseId = new("0f0e0d0c-0b0a-0908-0706-050403020100");

    private readonly EngineFault _fault;
    private readonly Action<string>? _trace;
    private readonly WorldClock _clock = new();
    private readonly Ledger _ledger = new();
    private readonly WorldSettings _settings;
    private readonly WorldEserp _eserp;
    private readonly WorldExchange _exchange;
    private readonly EserpPeople _eserpPeople;
    private readonly ExchangePeople _exchangePeople;
    private readonly MemoryDisasters _disasters;

    private SimulatedWorld(int mailboxes, EngineFault fault, Action<string>? trace)
    {
        _trace = trace;
        _fault = fault;
        _settings = WorldSettings.Of(mailboxes, new Uri("https://x/"));
        Watcher = new Watcher(_ledger, DatabaseId) { KeepsPrivate = _settings.KeepsPrivate, MayDelete = _settings.MayDelete };
        _eserp = new WorldEserp(_clock, Watcher);
        _exchange = new WorldExchange(_clock, Watcher);
        Watcher.FindLinks = (itemId, row) => _eserp.State.FindLinks(itemId, row);
        _eserpPeople = new EserpPeople(_eserp, _clock, _ledger);
        _exchangePeople = new ExchangePeople(_exchange, _clock, _ledger);
        _disasters = new MemoryDisasters(_eserp, _exchange, _settings, _ledger, DatabaseId);
    }

    public Watcher Watcher { get; }

    public static Task<IStoryWorld> MakeAsync(int mailboxes, EngineFault fault, Action<string>? trace) => Task.FromResult<IStoryWorld>(new SimulatedWorld(mailboxes, fault, trace));

    public Task<Scene> LookAsync() => Task.FromResult(new Scene(_clock.Now, _settings, _eserp.State, _exchange.State, _ledger, DatabaseId));

    public async Task DoAsync(Step step)
    {
        _trace?.Invoke(step.ToString()!);
        switch (step)
        {
            case Step.People people:
                Do(people);
                break;
            case Step.Wait wait:
                _clock.Now += Duration.FromMinutes(wait.Minutes);
                break;
            case Step.Option option:
                _settings.Set(option);
                break;
            case Step.Strike strike:
                _disasters.Strike(strike);
                break;
            case Step.Run run:
                await RunAsync(run.Troubles).ConfigureAwait(false);
                break;
        }
    }

    public Task<EngineRun> RunAsync() => RunAsync([]);

    public Task<bool> ApproveAsync()
    {
        bool any = false;
        foreach ((MemoryKey key, EserpMemory memory) in _eserp.State.Memories.ToList())
        {
            ImmutableList<OpenIssue> issues = [.. memory.Issues.Select(open => open.Issue.Reason == SyncIssue.HeldByBrake ? open with { IsApproved = true } : open)];
            any |= issues.Where((open, i) => open != memory.Issues[i]).Any();
            _eserp.State = _eserp.State.With(key, memory with { Issues = issues });
        }

        return Task.FromResult(any);
    }

    public ValueTask DisposeAsync() => default;

    private async Task<EngineRun> RunAsync(IReadOnlyList<Trouble> troubles, int depth = 0)
    {
        var process = new EngineProcess(
            troubles,
            seed => Do(StoryTeller.Interruption(seed, _settings.Staff.Length)),
            async () =>
            {
                _clock.Now += Duration.FromMinutes(3);
                if (depth == 0)
                    await RunAsync([], 1).ConfigureAwait(false);
            },
            _trace);
        var database = new MemoryDatabase(_eserp, process, _clock, [.. _settings.Connections.Select(_fault.Wrap)], _settings.Staff, DatabaseId, _fault);
        var connector = new MemoryConnector(_exchange, process, _fault);
        BrakeWatch? former = Watcher.Brake;
        Watcher.Meetings = _exchange.State.Meetings;
        Watcher.Brake = new BrakeWatch(_settings.Connection, _eserp.State);
        if (troubles.Any(trouble => trouble.Kind == TroubleKind.TokenLost))
            _ledger.Disasters.Add(Disaster.LoseTokens);
        var results = new RunResults();
        Exception? end = null;
        try
        {
            var request = new SyncRequest([.. _settings.Synced.Select(_fault.Wrap)], 1, PlanOnly: false);
            await new SyncEngine(database, connector, _fault.Wrap(_clock)).RunAsync(request, results, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ProcessDiedException or EserpException or SyncException or ExchangeException)
        {
            end = error;
        }

        Watcher.Brake = former;
        if (end is null && troubles.Count == 0 && results.Finished.TrueForAll(result => result.Failure is null))
            Watcher.SawMeetings(_exchange.State.Meetings);
        var run = new EngineRun(results.Finished, process.Steps, end);
        run.NoteIn(_ledger, troubles);
        if (_eserp.State.IsLeaseHeld && depth == 0)
            _clock.Now += Duration.FromMinutes(3);
        return run;
    }

    private void Do(Step.People people)
    {
        _trace?.Invoke($"      {people}");
        if (people.Side == Side.Eserp)
            _eserpPeople.Do(people, [.. _settings.Staff.Select(staff => staff.StaffNumber)]);
        else
            _exchangePeople.Do(people, [.. _settings.Staff.Select(staff => staff.EMail!)]);
    }
}
