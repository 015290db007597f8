using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>How work on a database server is tried again.</summary>
public sealed class ServerAccessTests
{
    private const int Deadlock = 1205;
    private const int Duplicate = 2627;
    private const int TimedOut = -2;
    private readonly FakeServer _server = new();
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    [Fact]
    public async Task The_victim_of_a_deadlock_begins_anew_in_another_transaction()
    {
        int calls = 0;
        int result = await RunAsync(Access().WriteAsync(
            _ => ++calls < 3 ? throw new FakeServer.Failure(Deadlock) : calls, CancellationToken.None));
        Assert.Equal(3, result);
        Assert.Equal(["open", "begin", "roll back", "open", "begin", "roll back", "open", "begin", "commit"], _server.Log);
    }

    [Fact]
    public async Task A_deadlock_that_never_ends_is_given_up_as_busy()
    {
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access().WriteAsync<int>(_ => throw new FakeServer.Failure(Deadlock), CancellationToken.None)));
        Assert.Equal(EserpError.Busy, error.Error);
        Assert.Equal(ServerAccess.Retries + 1, _server.Log.Count(entry => entry == "begin"));
        Assert.DoesNotContain("commit", _server.Log);
    }

    [Theory]
    [InlineData(Duplicate, EserpError.Refused)]
    [InlineData(TimedOut, EserpError.Busy)]
    [InlineData(229, EserpError.AccessDenied)]
    [InlineData(1105, EserpError.Full)]
    public async Task What_would_fail_again_is_tried_once(int number, EserpError expected)
    {
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access().WriteAsync<int>(_ => throw new FakeServer.Failure(number), CancellationToken.None)));
        Assert.Equal(expected, error.Error);
        Assert.Equal(["open", "begin", "roll back"], _server.Log);
    }

    [Fact]
    public async Task A_commit_that_broke_off_is_never_tried_again()
    {
        _server.Committing.Enqueue(10054);
        int calls = 0;
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access().WriteAsync(_ => ++calls, CancellationToken.None)));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.Equal(1, calls);
        Assert.Equal(["open", "begin", "commit"], _server.Log);
    }

    [Fact]
    public async Task A_database_that_moves_to_another_server_is_found_again()
    {
        foreach (int number in new[] { 10061, 983, 40613, 233 })
            _server.Opening.Enqueue(number);
        Assert.Equal(7, await RunAsync(Access().ReadAsync(_ => 7, CancellationToken.None)));
        Assert.Equal(5, _server.Log.Count);
    }

    [Fact]
    public async Task Whoever_waits_for_a_first_answer_waits_less()
    {
        for (int i = 0; i < 20; i++)
            _server.Opening.Enqueue(10061);
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access(ServerAccess.FirstRetries).ReadAsync(_ => 7, CancellationToken.None)));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.Equal(ServerAccess.FirstRetries + 1, _server.Log.Count);
    }

    [Fact]
    public async Task Each_wait_is_longer_than_the_one_before_and_all_last_half_a_minute()
    {
        DateTimeOffset start = _time.GetUtcNow();
        List<TimeSpan> tries = [];
        await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access().ReadAsync<int>(
            _ =>
            {
                tries.Add(_time.GetUtcNow() - start);
                throw new FakeServer.Failure(Deadlock);
            },
            CancellationToken.None)));
        Assert.InRange(tries[^1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(120));
        Assert.True(tries[^1] - tries[^2] > tries[2] - tries[0], string.Join(' ', tries));
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_busy()
    {
        _server.IsExhausted = true;
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => RunAsync(Access().ReadAsync(_ => 7, CancellationToken.None)));
        Assert.Equal(EserpError.Busy, error.Error);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        Task<int> work = Access().WriteAsync<int>(
            _ =>
            {
                stop.Cancel();
                throw new FakeServer.Failure(Deadlock);
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(["open", "begin", "roll back"], _server.Log);
    }

    private ServerAccess Access(int retries = ServerAccess.Retries) => new(_server, SqlServerDialect.Instance, retries, _time);

    /// <summary>Lets time pass for as long as something waits.</summary>
    private async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        return await work;
    }
}
