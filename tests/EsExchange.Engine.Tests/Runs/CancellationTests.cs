using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

/// <summary>A run that is cancelled ends though the server never answers and no clock goes on, and the next one is whole.</summary>
public sealed class CancellationTests
{
    [Theory]
    [InlineData("SyncFolderItems")]
    [InlineData("GetItem")]
    [InlineData("CreateItem")]
    [InlineData("UpdateItem")]
    [InlineData("DeleteItem")]
    public async Task Nothing_is_waited_for_while_the_server_hangs(string operation)
    {
        await using SyncWorld world = await PrepareAsync();
        FaultRule hang = world.Server.Faults.Add(new FaultEffect.Hang(), operation, times: 1);

        await CancelAsync(world, hang.Reached);

        world.Server.Faults.Clear();
        await AssertWholeAsync(world);
    }

    [Fact]
    public async Task Nothing_is_waited_for_while_a_throttled_request_waits_for_its_turn()
    {
        await using SyncWorld world = await PrepareAsync();
        FaultRule busy = world.Server.Faults.Add(new FaultEffect.ServerBusy(30_000), "UpdateItem", times: 1);

        await CancelAsync(world, busy.Reached);

        await AssertWholeAsync(world);
    }

    private static async Task<SyncWorld> PrepareAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync(judgesAnswers: false);
        long changed = world.AddAppointment("A");
        long deleted = world.AddAppointment("B", day: 2);
        await world.SyncAsync();
        world.User.Change(changed, "Location", "Halle 2");
        world.User.Delete(deleted);
        world.AddAppointment("C", day: 3);
        world.AddItem("D", 4);
        return world;
    }

    /// <summary>Cancels a run in which no time passes, and waits for its end.</summary>
    private static async Task CancelAsync(SyncWorld world, Task moment)
    {
        Func<SyncWorld, SyncEngine> usual = world.MakeEngine;
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        world.MakeEngine = made => new SyncEngine(made.Database, new EwsConnector(time), time);
        using var stop = new CancellationTokenSource();
        Task run = world.TrySyncEveryoneAsync(cancellationToken: stop.Token);
        await moment;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        world.MakeEngine = usual;
    }

    private static async Task AssertWholeAsync(SyncWorld world)
    {
        await world.SyncAsync();
        Assert.Equal(["A", "C", "D"], world.Items.Select(item => item.Subject));
        Assert.Equal("Halle 2", world.Item("A").Location);
        await world.AssertSettledAsync();
    }
}
