using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using Microsoft.Data.Sqlite;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>What a run meets in a file that is held, full, gone or another one.</summary>
[Collection(nameof(Alone))]
public sealed class SqliteFaultTests
{
    private static readonly Appointment Content = new()
    {
        Subject = "Aufmaß",
        Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)),
    };

    [Fact]
    public async Task A_file_that_another_one_writes_to_is_busy_once_patience_is_at_its_end()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        MailboxStore store = Open(test, new SqliteAccess(test.File, patienceSeconds: 1));
        using SqliteConnection other = Hold(test);
        var watch = Stopwatch.StartNew();
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 3));
        Assert.Equal(EserpError.Busy, error.Error);
        Assert.Contains(test.File, error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(1), watch.Elapsed.ToString());

        Release(other);
        Assert.Empty(test.User.List(1));
        Assert.Equal(0, await store.CountLinksAsync(TestContext.Current.CancellationToken));
        Assert.All(await CreateAsync(store, 3), result => Assert.Equal(CommitOutcome.Committed, result.Outcome));
    }

    [Fact]
    public async Task A_writer_waits_for_another_one_and_then_writes_all()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        MailboxStore store = Open(test, new SqliteAccess(test.File));
        using SqliteConnection other = Hold(test);
        Task<IReadOnlyList<ItemCommitResult>> writing = Task.Run(() => CreateAsync(store, 3), TestContext.Current.CancellationToken);
        Assert.Empty((await store.GetChangesAsync(null, 10, TestContext.Current.CancellationToken)).Changes);
        Assert.False(writing.IsCompleted);
        Release(other);
        Assert.Equal(3, (await writing).Count(result => result.Outcome == CommitOutcome.Committed));
    }

    [Fact]
    public async Task A_full_database_leaves_nothing_half_written()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        var access = new SqliteAccess(test.File);
        MailboxStore store = Open(test, access);
        await CreateAsync(store, 1);
        await access.RunAsync(SqliteOpenMode.ReadWrite, connection => Pragma(connection, "max_page_count = 1"), TestContext.Current.CancellationToken);

        EserpException error = await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 20, 'x'));
        Assert.Equal(EserpError.Full, error.Error);
        Assert.Contains(test.File, error.Message, StringComparison.Ordinal);
        Assert.Single(test.User.List(1));
        Assert.Equal(1, await store.CountLinksAsync(TestContext.Current.CancellationToken));

        await access.RunAsync(SqliteOpenMode.ReadWrite, connection => Pragma(connection, "max_page_count = 1073741823"), TestContext.Current.CancellationToken);
        await CreateAsync(store, 20, 'x');
        Assert.Equal(21, test.User.List(1).Count);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_the_file_stays_whole()
    {
        using SmallDisk? disk = SmallDisk.Mount(megabytes: 1);
        if (disk is null)
        {
            Assert.Skip("No file system can be mounted here.");
            return;
        }

        DatabaseLocation location = DatabaseLocation.ForFile(Path.Combine(disk.Folder, "eserp.db"));
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await EserpDatabase.InitializeAsync(location, new InitializeOptions { SampleCompany = true }, test.Time, TestContext.Current.CancellationToken);
        var access = new SqliteAccess(location.ToString());
        MailboxStore store = Open(test, access, 1001);
        int before = (await store.GetChangesAsync(null, 1000, TestContext.Current.CancellationToken)).Changes.Count;
        EserpException error = await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 400, 'x'));
        Assert.Contains(error.Error, new[] { EserpError.Full, EserpError.Unavailable });
        Assert.Contains(location.ToString(), error.Message, StringComparison.Ordinal);

        Assert.Equal(before, (await store.GetChangesAsync(null, 1000, TestContext.Current.CancellationToken)).Changes.Count);
        Assert.Equal("ok", await access.ReadAsync(db => db.Scalar<string>("PRAGMA integrity_check"), TestContext.Current.CancellationToken));
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_not_written_to_any_more()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        DemandThatFilesMayGo();
        IMailboxStore store = test.OpenMailbox();
        await CreateAsync(store, 1);
        test.User.Dispose();
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(test.File)!))
            File.Delete(file);

        Assert.Equal(EserpError.NotFound, (await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 1))).Error);
        Assert.Equal(EserpError.NotFound, (await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 1))).Error);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(test.File)!));
    }

    [Fact]
    public async Task A_file_that_was_replaced_is_noticed_and_the_new_one_stays_as_it_is()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        DemandThatFilesMayGo();
        await using TestDatabase backup = await TestDatabase.CreateAsync();
        backup.User.Dispose();
        SqliteConnection.ClearAllPools();
        IMailboxStore store = test.OpenMailbox();
        await CreateAsync(store, 1);
        test.User.Dispose();
        foreach (string side in new[] { "-wal", "-shm" })
            File.Delete(test.File + side);
        File.Move(backup.File, test.File, overwrite: true);

        EserpException error = await Assert.ThrowsAsync<EserpException>(() => CreateAsync(store, 1));
        Assert.Equal(EserpError.Unavailable, error.Error);
        Assert.Contains("replaced", error.Message, StringComparison.Ordinal);
        Assert.Equal(0L, test.Sql("SELECT count(*) FROM es.Appointment"));
        Assert.Equal("ok", test.Sql("PRAGMA integrity_check"));
    }

    private static void DemandThatFilesMayGo() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a file in its place for as long as it is open.");

    private static MailboxStore Open(TestDatabase test, SqliteAccess access, int staffNumber = 1) =>
        new(access, test.Connection, test.Staff with { StaffNumber = staffNumber }, ItemKind.Appointment, null, test.Eserp.Zone, test.Time);

    private static Task<IReadOnlyList<ItemCommitResult>> CreateAsync(IMailboxStore store, int count, char body = ' ') => store.CommitAsync(
        [.. Enumerable.Range(0, count).Select(_ => new ItemCommit(
            new EserpWrite.Create(Content with { Body = new string(body, 4000) }), new LinkWrite.Put(null, Guid.NewGuid().ToString(), "ck", 0, Content), []))],
        TestContext.Current.CancellationToken);

    private static SqliteConnection Hold(TestDatabase test)
    {
        var other = (SqliteConnection)test.Open();
        Pragma(other, "busy_timeout = 0");
        using SqliteCommand command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; UPDATE es_Setting SET Value = Value";
        command.ExecuteNonQuery();
        return other;
    }

    private static void Release(SqliteConnection other)
    {
        using SqliteCommand command = other.CreateCommand();
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
    }

    private static int Pragma(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + text;
        return command.ExecuteNonQuery();
    }
}
