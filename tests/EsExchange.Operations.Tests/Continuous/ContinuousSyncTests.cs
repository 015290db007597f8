using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Continuous;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Operations.Tests.Continuous;

public sealed class ContinuousSyncTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly ChangeBell _bell = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Work _work = new();

    [Fact(Timeout = 120_000)]
    public async Task Each_mailbox_is_synced_at_its_connections_interval()
    {
        _work.Mailboxes = [Due(1, 15), Due(2, 60)];
        Task running = Run();
        Assert.Equal("1 2", await _work.NextRoundAsync());
        Assert.Equal("1", await AdvanceToRoundAsync(15));
        Assert.Equal("1", await AdvanceToRoundAsync(15));
        Assert.Equal("1", await AdvanceToRoundAsync(15));
        Assert.Equal("1 2", await AdvanceToRoundAsync(15));
        await StopAsync(running);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_changed_interval_and_a_new_mailbox_are_honoured_without_a_restart()
    {
        _work.Mailboxes = [Due(1, 60)];
        Task running = Run();
        Assert.Equal("1", await _work.NextRoundAsync());
        _work.Mailboxes = [Due(1, 5), Due(3, 60)];
        Assert.Equal("3", await AdvanceToRoundAsync(1));
        Assert.Equal("1", await AdvanceToRoundAsync(4));
        await StopAsync(running);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_error_of_a_round_is_told_and_the_next_round_comes()
    {
        _work.Mailboxes = [Due(1, 15)];
        _work.Fault = new InvalidOperationException("The database went away.");
        Task running = Run();
        Assert.Equal("error: The database went away.", await _work.NextRoundAsync());
        _work.Fault = null;
        Assert.Equal("1", await AdvanceToRoundAsync(15));
        await StopAsync(running);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_mailbox_that_changed_is_synced_at_once_and_alone()
    {
        _work.Mailboxes = [Due(1, 60), Due(2, 60)];
        Task running = Run();
        Assert.Equal("1 2", await _work.NextRoundAsync());
        _bell.Ring("STAFF2@musterbau.example");
        _bell.Ring("staff2@musterbau.example");
        _bell.Ring("stranger@musterbau.example");
        Assert.Equal("2", await AdvanceToRoundAsync(0.1));
        await StopAsync(running);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_round_itself_writes_brings_one_more_round_which_writes_nothing_and_brings_none()
    {
        _work.Mailboxes = [Due(1, 60)];
        _work.Writes = round => round < 2;
        _work.Wrote = () => _bell.Ring("staff1@musterbau.example");
        Task running = Run();
        Assert.Equal("1", await _work.NextRoundAsync());
        Assert.Equal("1", await AdvanceToRoundAsync(0.1));
        DateTimeOffset echo = _time.GetUtcNow();
        Assert.Equal("1", await AdvanceToRoundAsync(60));
        Assert.True(_time.GetUtcNow() - echo > TimeSpan.FromMinutes(59), "It went round again without a change.");
        await StopAsync(running);
    }

    [Fact(Timeout = 120_000)]
    public async Task It_stops_in_the_middle_of_a_round()
    {
        _work.Mailboxes = [Due(1, 15)];
        _work.Hangs = true;
        Task running = Run();
        await _work.NextRoundAsync();
        await StopAsync(running);
    }

    public void Dispose()
    {
        _bell.Dispose();
        _stop.Dispose();
    }

    private static DueMailbox Due(int number, int minutes) => new(
        new SyncedStaff { ConnectionId = 1, Connection = "hq", StaffNumber = number, Name = "x", EMail = $"staff{number}@musterbau.example" },
        new ExchangeConnection { Id = 1, Name = "hq", SyncInterval = TimeSpan.FromMinutes(minutes) });

    private Task Run() => Task.Run(() => new ContinuousSync(_work, _bell, null, _time).RunAsync(_stop.Token));

    /// <summary>Lets the clock run in small steps until a round has begun, and demands that it began no later.</summary>
    private async Task<string> AdvanceToRoundAsync(double minutes)
    {
        DateTimeOffset last = _time.GetUtcNow() + TimeSpan.FromMinutes(minutes);
        TimeSpan step = TimeSpan.FromMinutes(minutes / 60);
        Task<string> round = _work.NextRoundAsync();
        while (!round.IsCompleted)
        {
            if (_time.GetUtcNow() < last)
                _time.Advance(step);
            await Task.WhenAny(round, Task.Delay(1));
        }

        if (_time.GetUtcNow() < last)
            _time.SetUtcNow(last);
        return await round;
    }

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private sealed class Work : IContinuousWork
    {
        private readonly Channel<string> _rounds = Channel.CreateUnbounded<string>();
        private int _count;

        public IReadOnlyList<DueMailbox> Mailboxes { get; set; } = [];

        public Exception? Fault { get; set; }

        public bool Hangs { get; set; }

        /// <summary>Whether a round, counted from 1, writes in Exchange.</summary>
        public Func<int, bool> Writes { get; set; } = _ => false;

        public Action Wrote { get; set; } = () => { };

        public async Task<string> NextRoundAsync() => await _rounds.Reader.ReadAsync();

        public Task<IReadOnlyList<DueMailbox>> ReadMailboxesAsync(CancellationToken cancellationToken) => Task.FromResult(Mailboxes);

        public Task SyncAsync(IReadOnlyList<SyncedStaff> mailboxes, CancellationToken cancellationToken)
        {
            if (Fault is not null)
                throw Fault;
            if (Writes(++_count))
                Wrote();
            _rounds.Writer.TryWrite(string.Join(' ', mailboxes.Select(staff => staff.StaffNumber)));
            return Hangs ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
        }

        public void OnError(Exception error) => _rounds.Writer.TryWrite("error: " + error.Message);
    }
}
