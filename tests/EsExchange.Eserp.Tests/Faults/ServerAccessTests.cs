using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Tests.SqlServer;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>How work on a database server is tried again.</summary>
public sealed class ServerAccessTests
{
    private const int Deadlock = 1205;
    private const int Duplicate = 2627;
    private const int TimedOut = -2;
    private const int Unnumbered = 0;
    private readonly FakeServer _server = new();
    private readonly SkippedTime _time = new();

    [Fact]
    public async Task The_victim_of_a_deadlock_begins_anew_in_another_transaction()
    {
        int calls = 0;
        int result = await Access().WriteAsync(
            _ => ++calls < 3 ? throw new FakeServer.Failure(Deadlock) : calls, CancellationToken.None);
        Assert.Equal(3, result);
        Assert.Equal(["open", "begin", "roll back", "open", "begin", "roll back", "open", "begin", "commit"], _server.Log);
    }

    [Fact]
    public async Task A_deadlock_that_never_ends_is_given_up_as_busy()
    {
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().WriteAsync<int>(_ => throw new FakeServer.Failure(Deadlock), CancellationToken.None));
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
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().WriteAsync<int>(_ => throw new FakeServer.Failure(number), CancellationToken.None));
        Assert.Equal(expected, error.Error);
        Assert.Equal(["open", "begin", "roll back"], _server.Log);
    }

    [Fact]
    public async Task Work_whose_connection_breaks_begins_anew_on_another_one_whatever_number_the_system_gives()
    {
        int calls = 0;
        int result = await Access().WriteAsync(
            _ =>
            {
                if (++calls > 1)
                    return calls;
                _server.IsBroken = true;
                throw new FakeServer.Failure(Unnumbered);
            },
            CancellationToken.None);
        Assert.Equal(2, result);
        Assert.Equal(["open", "begin", "roll back", "open", "begin", "commit"], _server.Log);
    }

    [Fact]
    public async Task A_connection_that_breaks_every_time_is_given_up_as_unavailable()
    {
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().ReadAsync<int>(
            _ =>
            {
                _server.IsBroken = true;
                throw new FakeServer.Failure(Unnumbered);
            },
            CancellationToken.None));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.IsType<FakeServer.Failure>(error.InnerException);
        Assert.Equal(ServerAccess.Retries + 1, _server.Log.Count);
    }

    [Fact]
    public async Task A_commit_that_broke_off_is_never_tried_again()
    {
        _server.Committing.Enqueue(10054);
        int calls = 0;
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().WriteAsync(_ => ++calls, CancellationToken.None));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.Equal(1, calls);
        Assert.Equal(["open", "begin", "commit"], _server.Log);
    }

    [Fact]
    public async Task A_database_that_moves_to_another_server_is_found_again()
    {
        foreach (int number in new[] { 10061, 983, 40613, 233 })
            _server.Opening.Enqueue(number);
        Assert.Equal(7, await Access().ReadAsync(_ => 7, CancellationToken.None));
        Assert.Equal(5, _server.Log.Count);
    }

    [Fact]
    public async Task Whoever_waits_for_a_first_answer_waits_less()
    {
        for (int i = 0; i < 20; i++)
            _server.Opening.Enqueue(10061);
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access(ServerAccess.FirstRetries).ReadAsync(_ => 7, CancellationToken.None));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.Equal(ServerAccess.FirstRetries + 1, _server.Log.Count);
    }

    [Fact]
    public async Task The_waits_grow_and_last_half_a_minute_in_all()
    {
        await Assert.ThrowsAsync<EserpException>(() => Access().ReadAsync<int>(_ => throw new FakeServer.Failure(Deadlock), CancellationToken.None));
        Assert.Equal(ServerAccess.Retries, _time.Waits.Count);
        Assert.InRange(_time.Waits.Aggregate((sum, wait) => sum + wait), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(120));
        Assert.True(_time.Waits[^1] + _time.Waits[^2] > _time.Waits[0] + _time.Waits[1], string.Join(' ', _time.Waits));
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData(0, 0)]
    [InlineData(600, 600)]
    public async Task A_statement_may_take_as_long_as_is_said_or_as_the_connection_allows(int? given, int expected)
    {
        await Access(timeoutSeconds: given).WriteAsync(
            db =>
            {
                db.Execute("UPDATE es.Setting SET Value = Value");
                db.Run("SELECT 1");
                return true;
            },
            CancellationToken.None);
        Assert.Equal([expected, expected], _server.Timeouts);
    }

    [Fact]
    public async Task Each_connection_is_told_first_to_count_rows_and_to_keep_a_transaction_after_an_error()
    {
        int calls = 0;
        await Access().WriteAsync(db => ++calls < 2 ? throw new FakeServer.Failure(Deadlock) : db.Execute("UPDATE es.Setting SET Value = Value"), CancellationToken.None);
        await Access().ReadAsync(_ => 7, CancellationToken.None);
        Assert.Equal([_server.Settings, _server.Settings, "UPDATE es.Setting SET Value = Value", _server.Settings], _server.Statements);
        Assert.Equal("SET NOCOUNT OFF; SET XACT_ABORT OFF", _server.Settings);
        Assert.Empty(Tsql.Errors(_server.Settings));
    }

    [Fact]
    public async Task An_account_without_rights_is_told_so_rather_than_that_nothing_is_there()
    {
        _server.Answers.Enqueue(1);
        _server.Asking.Enqueue(229);
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().ReadAsync(db => SqlServerSchema.GetVersion(db, "eserp"), CancellationToken.None));
        Assert.Equal(EserpError.AccessDenied, error.Error);
        Assert.Equal([_server.Settings, "SELECT count(*) FROM sys.schemas WHERE name = N'es'", SqlServerDialect.Instance.SchemaVersion], _server.Statements);
    }

    [Fact]
    public async Task An_empty_database_is_not_asked_for_what_it_lacks()
    {
        _server.Asking.Enqueue(208);
        _server.Answers.Enqueue(0);
        Assert.Equal(0, await Access().ReadAsync(db => SqlServerSchema.GetVersion(db, "eserp"), CancellationToken.None));
    }

    [Fact]
    public void Only_a_missing_table_is_no_version_at_all()
    {
        Assert.True(SqlServerErrors.IsUnknownTable(208));
        Assert.False(SqlServerErrors.IsUnknownTable(229));
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_busy()
    {
        _server.IsExhausted = true;
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => Access().ReadAsync(_ => 7, CancellationToken.None));
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

    private ServerAccess Access(int retries = ServerAccess.Retries, int? timeoutSeconds = null) => new(_server, SqlServerDialect.Instance, retries, timeoutSeconds, _time);
}
