using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Faults;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

/// <summary>Behaviour: one bad mailbox delays and breaks nobody else; least recently synced goes first.</summary>
public sealed class IllMailboxTests
{
    private static readonly string[] Others = ["b@musterbau.example", "c@musterbau.example", "d@musterbau.example"];

    [Theory]
    [InlineData(30_000)]
    [InlineData(7_200_000)]
    public async Task The_others_finish_while_a_throttled_mailbox_is_waited_for_or_given_up(int backOff)
    {
        await using SyncWorld world = await CreateAsync();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        world.MakeEngine = made => new SyncEngine(made.Database, new EwsConnector(time), TimeProvider.System);
        FaultRule busy = world.Server.Faults.Add(new FaultRule(new FaultEffect.ServerBusy(backOff)) { Mailbox = SyncWorld.Address, Times = 1 });
        Task others = OthersFinishAsync(world);

        Task<IReadOnlyCollection<MailboxResult>> run = world.TrySyncEveryoneAsync();
        await others;
        await busy.Reached;
        bool isWaitedFor = backOff <= 60_000;
        while (isWaitedFor && !run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(run, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.All((await run).Where(result => result.Mailbox != SyncWorld.Address), result => Assert.Null(result.Failure));
        Exception? failure = (await run).Single(result => result.Mailbox == SyncWorld.Address).Failure;
        Assert.Equal(isWaitedFor ? null : "Throttled", (failure as ExchangeException)?.ErrorId);
    }

    [Fact]
    public async Task A_run_that_broke_off_is_gone_on_with_where_it_broke_off()
    {
        await using SyncWorld world = await CreateAsync();
        FaultRule hang = world.Server.Faults.Add(new FaultRule(new FaultEffect.Hang()) { Mailbox = Others[0] });
        using var stop = new CancellationTokenSource();
        Task run = world.TrySyncEveryoneAsync(throttleLimit: 1, stop.Token);
        await hang.Reached;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal([SyncWorld.Address, Others[0]], world.Begun);

        world.Server.Faults.Clear();
        world.Begun.Clear();
        await world.TrySyncEveryoneAsync(throttleLimit: 1);
        Assert.Equal([.. Others, SyncWorld.Address], world.Begun);
    }

    [Fact]
    public async Task A_mailbox_that_hung_until_it_was_given_up_comes_last_the_next_time()
    {
        await using SyncWorld world = await CreateAsync();
        FaultRule hang = world.Server.Faults.Add(new FaultRule(new FaultEffect.Hang()) { Mailbox = SyncWorld.Address });
        Task others = OthersFinishAsync(world);
        Task<IReadOnlyCollection<MailboxResult>> run = world.TrySyncEveryoneAsync(throttleLimit: 2);
        await hang.Reached;
        await others;
        world.Server.Faults.Add(new FaultRule(new FaultEffect.SoapFault("ErrorNonExistentMailbox")) { Mailbox = SyncWorld.Address });
        world.Server.Faults.Remove(hang);
        Assert.NotNull((await run).Single(result => result.Mailbox == SyncWorld.Address).Failure);

        world.Begun.Clear();
        await world.TrySyncEveryoneAsync(throttleLimit: 1);
        Assert.Equal([.. Others, SyncWorld.Address], world.Begun);
    }

    private static async Task<SyncWorld> CreateAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync(judgesAnswers: false);
        for (int i = 0; i < Others.Length; i++)
            world.AddColleague(i + 2, $"Kollege {i}", Others[i]);
        await world.RegisterStaffAsync();
        return world;
    }

    /// <summary>Done as soon as all but the ill mailbox have finished.</summary>
    private static Task OthersFinishAsync(SyncWorld world)
    {
        int left = Others.Length;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Finished = result =>
        {
            if (result.Mailbox != SyncWorld.Address && Interlocked.Decrement(ref left) == 0)
                done.SetResult();
        };
        return done.Task;
    }
}
