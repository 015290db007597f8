using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Operations.Continuous;
using EsExchange.Sync.Model;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Operations.Tests.Continuous;

public sealed class ChangeListenerTests : IAsyncDisposable
{
    private readonly WatchedTime _time = new();
    private readonly ChangeBell _bell = new();
    private readonly Exchange _exchange = new();
    private readonly ChangeListener _listener;

    public ChangeListenerTests() => _listener = new ChangeListener(_exchange.OpenAsync, _bell, _exchange, _time);

    [Fact(Timeout = 120_000)]
    public async Task A_change_that_Exchange_tells_of_rings_the_bell()
    {
        _listener.Follow([Due(1, "hq"), Due(2, "hq")]);
        Listening listening = await _exchange.NextAsync();
        Assert.Equal(["staff1@musterbau.example", "staff2@musterbau.example"], listening.Addresses);
        Assert.Empty(_bell.Take());

        listening.Changed("staff2@musterbau.example");

        await _bell.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["staff2@musterbau.example"], _bell.Take());
    }

    [Fact(Timeout = 120_000)]
    public async Task Each_connection_is_listened_to_once_for_all_of_its_mailboxes()
    {
        _listener.Follow([Due(1, "hq"), Due(2, "branch"), Due(3, "hq")]);
        Listening[] both = [await _exchange.NextAsync(), await _exchange.NextAsync()];
        Assert.Equal([1, 2], both.Select(listening => listening.Addresses.Count).Order());
    }

    [Fact(Timeout = 120_000)]
    public async Task Only_folders_from_which_something_may_come_are_listened_to()
    {
        DueMailbox calendarOnly = Due(1, "hq");
        _listener.Follow([calendarOnly with { Staff = calendarOnly.Staff with { TaskSync = false } }, Due(2, "branch") with { Staff = Due(2, "branch").Staff with { AppointmentSync = false, TaskSync = false } }]);
        Listening listening = await _exchange.NextAsync();
        Assert.Equal([ItemKind.Appointment], listening.Kinds);
        Assert.Equal(1, _exchange.Opened);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_has_not_changed_goes_on_and_what_has_is_opened_anew()
    {
        _listener.Follow([Due(1, "hq"), Due(2, "branch")]);
        Listening[] first = [await _exchange.NextAsync(), await _exchange.NextAsync()];
        Listening hq = first.Single(listening => listening.Addresses.Contains("staff1@musterbau.example"));
        Listening branch = first.Single(listening => listening != hq);

        _listener.Follow([Due(1, "hq"), Due(3, "hq"), Due(2, "branch")]);
        Assert.Equal(["staff1@musterbau.example", "staff3@musterbau.example"], (await _exchange.NextAsync()).Addresses);
        await hq.Ended;
        Assert.False(branch.Ended.IsCompleted);

        _listener.Follow([]);
        await branch.Ended;
        Assert.Equal(3, _exchange.Opened);
        Assert.Empty(_exchange.Deaf);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_server_that_refuses_is_told_of_once_and_asked_ever_more_seldom()
    {
        _exchange.Refusal = new ExchangeException("Forbidden", "Exchange forbids it.");
        _listener.Follow([Due(1, "hq")]);
        foreach (int minutes in new[] { 1, 2, 4, 8, 16, 32, 60 })
        {
            TimeSpan wait = await _time.NextWaitAsync();
            Assert.Equal(TimeSpan.FromMinutes(minutes), wait);
            _time.Advance(wait);
        }

        Assert.Equal(["hq: Exchange forbids it. 1"], _exchange.Deaf);
        TimeSpan last = await _time.NextWaitAsync();
        _exchange.Refusal = null;
        _time.Advance(last);
        await _exchange.NextAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task Whoever_ends_it_leaves_nothing_open()
    {
        _listener.Follow([Due(1, "hq")]);
        Listening listening = await _exchange.NextAsync();
        await _listener.DisposeAsync();
        Assert.True(listening.Ended.IsCompleted);
        Assert.Equal(0, _exchange.Open);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _bell.Dispose();
    }

    private static DueMailbox Due(int number, string connection) => new(
        new SyncedStaff { ConnectionId = connection.Length, Connection = connection, StaffNumber = number, Name = "x", EMail = $"staff{number}@musterbau.example" },
        new ExchangeConnection { Id = connection.Length, Name = connection });

    /// <summary>An Exchange that tells what the test says.</summary>
    private sealed class Exchange : IListenerEvents
    {
        private readonly Channel<Listening> _listening = Channel.CreateUnbounded<Listening>();
        private int _open;
        private int _opened;

        public ExchangeException? Refusal { get; set; }

        public List<string> Deaf { get; } = [];

        public int Opened => Volatile.Read(ref _opened);

        public int Open => Volatile.Read(ref _open);

        public async Task<Listening> NextAsync() => await _listening.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public Task<IExchangeOrganisation> OpenAsync(ExchangeConnection connection, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _opened);
            Interlocked.Increment(ref _open);
            return Task.FromResult<IExchangeOrganisation>(new Organisation(this));
        }

        public void OnListening(ExchangeConnection connection, int mailboxes)
        {
        }

        public void OnDeaf(ExchangeConnection connection, Exception error, TimeSpan retryAfter) =>
            Deaf.Add($"{connection.Name}: {error.Message} {retryAfter.TotalMinutes:0}");

        private sealed class Organisation(Exchange exchange) : IExchangeOrganisation
        {
            public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => throw new NotSupportedException();

            public async Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken)
            {
                if (exchange.Refusal is { } refusal)
                    throw refusal;

                var ended = new TaskCompletionSource();
                exchange._listening.Writer.TryWrite(new Listening(addresses, kinds, changed, ended.Task));
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    ended.SetResult();
                }
            }

            public void Dispose() => Interlocked.Decrement(ref exchange._open);
        }
    }

    /// <summary>A clock that tells of everybody who waits by it.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed record Listening(IReadOnlyList<string> Addresses, IReadOnlyCollection<ItemKind> Kinds, Action<string> Changed, Task Ended);
}
