using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Network;
using EsExchange.World.People;
using EsExchange.World.Time;

namespace EsExchange.World.Stories;

/// <summary>A world in memory.</summary>
internal sealed class SimulatedWorld : StoryWorld
{
    private readonly WorldEserp _eserp;
    private readonly WorldExchange _exchange;
    private readonly MemoryDisasters _disasters;

    private SimulatedWorld(int mailboxes, EngineFault fault, Action<string>? trace)
        : base(WorldSettings.Of(mailboxes, new Uri("https://x/")), new Guid("0f0e0d0c-0b0a-0908-0706-050403020100"), fault, trace, new WorldClock())
    {
        _eserp = new WorldEserp(Clock, Watcher);
        _exchange = new WorldExchange(Clock, Watcher);
        Watcher.FindLinks = (itemId, row) => _eserp.State.FindLinks(itemId, row);
        EserpPeople = new EserpPeople(_eserp, Clock, Ledger);
        ExchangePeople = new ExchangePeople(_exchange, Clock, Ledger);
        _disasters = new MemoryDisasters(_eserp, _exchange, Settings, Ledger, DatabaseId);
    }

    protected override EserpPeople EserpPeople { get; }

    protected override ExchangePeople ExchangePeople { get; }

    protected override ExchangeState Mailboxes => _exchange.State;

    protected override bool IsLeaseHeld => _eserp.State.IsLeaseHeld;

    public static Task<StoryWorld> MakeAsync(int mailboxes, EngineFault fault, Action<string>? trace) => Task.FromResult<StoryWorld>(new SimulatedWorld(mailboxes, fault, trace));

    public override Task<Scene> LookAsync() => Task.FromResult(new Scene(Clock.Now, Settings, _eserp.State, _exchange.State, Ledger, DatabaseId));

    public override Task<bool> ApproveAsync()
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

    public override ValueTask DisposeAsync() => default;

    protected override Task<EserpState> RememberedAsync() => Task.FromResult(_eserp.State);

    protected override Task StrikeAsync(Step.Strike strike)
    {
        _disasters.Strike(strike);
        return Task.CompletedTask;
    }

    protected override Task RunEngineAsync(EngineProcess process, SyncRequest request, RunResults results)
    {
        var database = new MemoryDatabase(_eserp, process, Clock, [.. Settings.Connections.Select(Fault.Wrap)], Settings.Staff, Settings.ActivityTypeNames, DatabaseId, Fault);
        var engine = new SyncEngine(database, new MemoryConnector(_exchange, process, Fault), Fault.Wrap(Clock));
        return engine.RunAsync(request, results, CancellationToken.None);
    }
}
