using System;
using System.Net.Http;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Simulator;
using EsExchange.World.Network;
using EsExchange.World.Real.Eserp;
using EsExchange.World.Real.Exchange;
using EsExchange.World.Stories;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>Where a scenario takes place: real parts, with people, accidents and perhaps a fault.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly HttpMessageHandler? _network;
    private readonly Func<ExchangeConnection, ExchangeConnection> _understand;

    private Stage(SyncWorld world, EngineFault fault, ShiftedClock serverClock, HttpMessageHandler? network)
    {
        ServerClock = serverClock;
        World = world;
        Fault = fault as ProductFault ?? new ProductFault();
        _understand = fault.Wrap;
        _network = network ?? (Fault.Wire is null ? null : new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        HttpMessageHandler? wire = Fault.Wire is null ? _network : Fault.Wire(_network!);
        world.Understand = fault.Wrap;
        world.MakeEngine = _ => new SyncEngine(new FaultyDatabase(world.Database, fault), new RealConnector(TimeProvider.System, wire, folder => fault.Wrap(new BusyFolder(folder, this))), Clock);
    }

    public SyncWorld World { get; }

    /// <summary>What may be wrong with the product.</summary>
    public ProductFault Fault { get; }

    /// <summary>The product's clock.</summary>
    public ShiftedClock Clock { get; } = new();

    /// <summary>Exchange's clock.</summary>
    public ShiftedClock ServerClock { get; }

    /// <summary>What people do while the next change is on its way to Exchange.</summary>
    public Action? BeforeNextUpdate { get; set; }

    /// <summary>Whether the process dies when it has created items in Exchange, before it can remember them.</summary>
    public bool DiesAfterCreating { get; set; }

    public static async Task<Stage> SetAsync(EngineFault fault, Func<ExchangeServerOptions, ExchangeServerOptions>? server = null, HttpMessageHandler? network = null)
    {
        var clock = new ShiftedClock();
        var options = new ExchangeServerOptions { Time = clock };
        var stage = new Stage(await SyncWorld.CreateAsync(judgesAnswers: false, serverOptions: server?.Invoke(options) ?? options), fault, clock, network);
        await stage.ConfigureAsync(connection => connection with { AuthenticationScheme = AuthenticationScheme.Basic });
        return stage;
    }

    /// <summary>An admin changes the connection.</summary>
    public Task ConfigureAsync(Func<ExchangeConnection, ExchangeConnection> change) => World.SetAsync(connection => _understand(change(connection)));

    /// <summary>A run, however it ends for the mailbox.</summary>
    public Task<MailboxResult> SyncAsync() => World.TrySyncAsync();

    /// <summary>A run whose process dies.</summary>
    public async Task SyncAndDieAsync()
    {
        DiesAfterCreating = true;
        try
        {
            await World.TrySyncAsync();
        }
        catch (ProcessDiedException)
        {
        }

        DiesAfterCreating = false;
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _network?.Dispose();
    }
}
