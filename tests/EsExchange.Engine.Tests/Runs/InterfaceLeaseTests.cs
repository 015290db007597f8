using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp;
using EsExchange.Eserp.Leases;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Runs;

public sealed class InterfaceLeaseTests
{
    private static readonly Lease Ours = new("interface", 5, "we", Pieces.Morning);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private readonly Clock _time = new();
    private readonly ILeaseStore _leases = ScriptedPort.Of<ILeaseStore>(out _);
    private readonly Channel<Lease> _renewed = Channel.CreateUnbounded<Lease>();
    private Exception? _refusal;

    public InterfaceLeaseTests()
    {
        Script.On("TryAcquireAsync", (string _) => new LeaseAttempt(Ours, null)).Allow("ReleaseAsync").On("RenewAsync", (Lease lease) =>
        {
            _renewed.Writer.TryWrite(lease);
            return _refusal is null ? lease : throw _refusal;
        });
    }

    private ScriptedPort Script => (ScriptedPort)_leases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lease_that_somebody_else_holds_is_refused_with_its_holder()
    {
        Script.On("TryAcquireAsync", (string _) => new LeaseAttempt(null, new Lease("interface", 4, "PC7 process 11", Pieces.Morning)));

        SyncException refused = await Assert.ThrowsAsync<SyncException>(AcquireAsync);

        Assert.Equal("InterfaceInUse", refused.ErrorId);
        Assert.Contains("PC7 process 11", refused.Message);
    }

    [Fact]
    public async Task A_lease_is_taken_by_its_name_and_given_back()
    {
        InterfaceLease lease = await AcquireAsync();
        Assert.Equal(Ours, lease.Lease);
        lease.Demand();
        await lease.DisposeAsync();

        Assert.Equal(["interface"], Script.Given<string>("TryAcquireAsync"));
        Assert.Equal([Ours], Script.Given<Lease>("ReleaseAsync"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => lease.WhileHeldAsync(Endless, Cancellation));
    }

    [Fact]
    public async Task A_database_that_is_gone_does_not_keep_a_lease_from_ending()
    {
        Script.On("ReleaseAsync", (Lease _) => Throw(EserpError.Unavailable));

        await (await AcquireAsync()).DisposeAsync();

        Assert.Contains("ReleaseAsync", Script.Called);
    }

    [Fact]
    public async Task A_lease_is_given_back_only_after_a_renewal_under_way()
    {
        using var answer = new ManualResetEventSlim();
        Script.On("RenewAsync", (Lease lease) =>
        {
            _renewed.Writer.TryWrite(lease);
            answer.Wait(Cancellation);
            return lease;
        });
        InterfaceLease lease = await AcquireAsync();
        Task advance = Task.Run(() => _time.Advance(RenewAfter), Cancellation);
        await _renewed.Reader.ReadAsync(Cancellation);

        ValueTask end = lease.DisposeAsync();
        Assert.DoesNotContain("ReleaseAsync", Script.Called);
        answer.Set();
        await end;
        await advance;

        Assert.Contains("ReleaseAsync", Script.Called);
    }

    [Fact]
    public async Task A_lease_is_renewed_in_time_for_as_long_as_it_is_held()
    {
        await using InterfaceLease lease = await AcquireAsync();
        for (int half = 1; half <= 9; half++)
        {
            _time.Advance(RenewAfter - TimeSpan.FromTicks(1));
            Assert.False(_renewed.Reader.TryRead(out _));
            _time.Advance(TimeSpan.FromTicks(1));
            Assert.Equal(Ours, await _renewed.Reader.ReadAsync(Cancellation));
            await _time.WaitedForAsync(half + 1);
        }

        lease.Demand();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_written_once_the_lease_may_be_over_by_either_clock(bool byTicks)
    {
        _refusal = new EserpException(EserpError.Unavailable, "gone");
        await using InterfaceLease lease = await AcquireAsync();

        _time.Stand(byTicks, Duration - TimeSpan.FromTicks(1));
        lease.Demand();
        _time.Stand(byTicks, Duration);

        Assert.Equal(EserpError.LeaseLost, Assert.Throws<EserpException>(lease.Demand).Error);
        await lease.WhileHeldAsync(
            held =>
            {
                Assert.False(held.IsCancellationRequested);
                return Task.CompletedTask;
            },
            Cancellation);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_made_again()
    {
        _refusal = new EserpException(EserpError.Unavailable, "gone");
        await using InterfaceLease lease = await AcquireAsync();
        _time.Advance(RenewAfter);
        await _renewed.Reader.ReadAsync(Cancellation);
        await _time.WaitedForAsync(2);
        lease.Demand();

        _refusal = null;
        _time.Advance(RenewAfter);

        Assert.Equal(Ours, await _renewed.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_lease_that_was_lost_ends_the_run_and_is_not_renewed_any_more()
    {
        _refusal = new EserpException(EserpError.LeaseLost, "lost");
        await using InterfaceLease lease = await AcquireAsync();
        Task run = lease.WhileHeldAsync(Endless, Cancellation);

        _time.Advance(RenewAfter);

        Assert.Equal(EserpError.LeaseLost, (await Assert.ThrowsAsync<EserpException>(() => run)).Error);
        Assert.Equal(EserpError.LeaseLost, Assert.Throws<EserpException>(lease.Demand).Error);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_as_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using InterfaceLease lease = await AcquireAsync();
        Task run = lease.WhileHeldAsync(Endless, cancellation.Token);

        cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        lease.Demand();
    }

    [Theory]
    [InlineData("CreateAsync")]
    [InlineData("UpdateAsync")]
    [InlineData("DeleteAsync")]
    [InlineData("OfferCategoriesAsync")]
    public async Task A_folder_takes_writes_only_while_the_lease_is_held(string write)
    {
        IExchangeFolder folder = ScriptedPort.Of<IExchangeFolder>(out ScriptedPort script);
        IReadOnlyList<ExchangeWriteResult> none = [];
        script.On("CreateAsync", (IReadOnlyList<NewExchangeItem> _) => none).On("UpdateAsync", (IReadOnlyList<ExchangeUpdate> _) => none)
            .On("DeleteAsync", (IReadOnlyList<ExchangeItemId> _) => none).On("OfferCategoriesAsync", (IReadOnlyList<CategoryStyle> _) => true);
        await using InterfaceLease lease = await AcquireAsync();
        var fenced = new FencedFolder(folder, lease);

        await WriteAsync();
        _time.Stand(true, Duration);
        await Assert.ThrowsAsync<EserpException>(WriteAsync);

        Assert.Equal([write], script.Called);

        async Task WriteAsync() => await (write switch
        {
            "CreateAsync" => fenced.CreateAsync([], Cancellation),
            "UpdateAsync" => fenced.UpdateAsync([], Cancellation),
            "DeleteAsync" => fenced.DeleteAsync([], Cancellation),
            _ => (Task)fenced.OfferCategoriesAsync([], Cancellation),
        });
    }

    [Fact]
    public async Task A_folder_is_read_as_before()
    {
        IExchangeFolder folder = ScriptedPort.Of<IExchangeFolder>(out ScriptedPort script);
        var page = new ExchangeChangePage([], "t", true);
        IReadOnlyList<ExchangeRead> reads = [];
        IReadOnlyList<string> stamped = ["X"];
        IReadOnlyList<ExchangeOccurrence> occurrences = [];
        script.On("GetChangesAsync", (string _) => page).On("LoadAsync", (IReadOnlyList<string> _) => reads)
            .On("FindByStampAsync", (IReadOnlyCollection<string> _) => stamped).On("GetOccurrencesAsync", (Interval _) => occurrences);
        await using InterfaceLease lease = await AcquireAsync();
        var fenced = new FencedFolder(folder, lease);

        Assert.Same(page, await fenced.GetChangesAsync("s", 5, Cancellation));
        Assert.Same(reads, await fenced.LoadAsync([], Cancellation));
        Assert.Same(stamped, await fenced.FindByStampAsync([], Cancellation));
        Assert.Same(occurrences, await fenced.GetOccurrencesAsync(new Interval(Pieces.Morning, Pieces.Morning), Cancellation));
        Assert.Equal(folder.Address, fenced.Address);
        Assert.Equal(Pieces.Content("A"), fenced.ToExchangeForm(Pieces.Content("A")));
    }

    private static Task Endless(CancellationToken held) => Task.Delay(Timeout.Infinite, held).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

    private static Lease Throw(EserpError error) => throw new EserpException(error, "gone");

    private Task<InterfaceLease> AcquireAsync() => InterfaceLease.AcquireAsync(_leases, _time, Cancellation);

    /// <summary>A clock whose ticks and whose time of day can go on without each other, and that says when somebody waits for it.</summary>
    private sealed class Clock : FakeTimeProvider
    {
        private readonly Channel<int> _waits = Channel.CreateUnbounded<int>();
        private int _waited;
        private int _seen;
        private (TimeSpan Ticks, TimeSpan Time) _shift;

        public void Stand(bool byTicks, TimeSpan after) => _shift = byTicks ? (after, TimeSpan.Zero) : (TimeSpan.Zero, after);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => base.GetUtcNow().Ticks + _shift.Ticks.Ticks;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift.Time;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(Interlocked.Increment(ref _waited));
            return timer;
        }

        public async Task WaitedForAsync(int times)
        {
            while (_seen < times)
                _seen = await _waits.Reader.ReadAsync(Cancellation);
        }
    }
}
