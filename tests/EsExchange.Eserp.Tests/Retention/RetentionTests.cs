using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Retention;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Retention;

public sealed class RetentionTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static readonly Appointment Content = new()
    {
        Subject = "Aufmaß",
        Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)),
    };

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Runs_go_with_their_journal_after_the_days_of_their_connection_and_the_last_of_a_mailbox_stays(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long old = await RunAsync(test, "alt");
        long killed = await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, None);
        long other = await RunAsync(test, "einziger", staffNumber: 2);
        test.Time.Advance(TimeSpan.FromDays(60));
        long young = await RunAsync(test, "jung");
        test.Time.Advance(TimeSpan.FromDays(31));

        PrunedHistory pruned = await PruneAsync(test);

        Assert.Equal(2, pruned.Runs);
        Assert.Equal([young, other], (await test.Eserp.Runs.GetRunsAsync(10, None)).Select(run => run.RunId));
        Assert.Empty(await test.Eserp.Journal.GetWritesAsync(old, None));
        Assert.Empty(await test.Eserp.Journal.GetWritesAsync(killed, None));
        Assert.Single(await test.Eserp.Journal.GetWritesAsync(young, None));
        Assert.Single(await test.Eserp.Journal.GetWritesAsync(other, None));
        Assert.Equal(new PrunedHistory(0, 0, 0, 0), await PruneAsync(test));
    }

    [Fact]
    public async Task A_connection_keeps_its_history_for_as_long_as_it_says()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await RunAsync(test, "alt");
        test.Time.Advance(TimeSpan.FromDays(8));
        await RunAsync(test, "neu");
        Assert.Equal(0, (await PruneAsync(test)).Runs);
        await test.Eserp.Configuration.UpdateConnectionAsync(test.Connection with { HistoryDays = 7 }, null, None);
        Assert.Equal(1, (await PruneAsync(test)).Runs);
    }

    [Fact]
    public async Task The_history_of_a_removed_connection_goes_too()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await RunAsync(test, "alt");
        test.Time.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(test, "neu");
        await test.Eserp.Configuration.RemoveConnectionAsync(test.Connection.Id, true, None);
        test.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, (await PruneAsync(test)).Runs);
    }

    [Fact]
    public async Task Many_runs_go_in_pieces()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        test.Run(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO es_Run (ConnectionId, StaffNumber, Started, Finished, IsComplete) SELECT {test.Connection.Id}, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z', 0 FROM n
            """);
        Assert.Equal(1200, (await PruneAsync(test)).Runs);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Ended_issues_go_and_those_that_wait_for_consent_or_another_try_stay(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        await store.ReportIssuesAsync(
            [
                new SyncIssue(1, 1, "ended", "a", "Busy", "later"),
                new SyncIssue(1, 2, "waiting", "b", SyncIssue.HeldByBrake, "consent", true, Side.Exchange),
                new SyncIssue(1, 3, "again", "c", "Busy", "later", true),
            ],
            None);
        await store.ResolveIssuesAsync([new PendingItem(1, "ended")], 2, None);
        test.Time.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, (await PruneAsync(test)).Issues);
        test.Time.Advance(TimeSpan.FromDays(300));
        await store.ReportIssuesAsync([new SyncIssue(3, 4, "new", "d", "Busy", "later")], None);

        Assert.Equal(1, (await PruneAsync(test)).Issues);
        Assert.Equal(["d", "c", "b"], (await test.Eserp.Issues.GetIssuesAsync(true, None)).Select(issue => issue.Subject));
        PendingItem waiting = Assert.Single(await store.GetPendingAsync(false, None), item => item.EserpId == 2);
        Assert.Equal(Side.Exchange, waiting.DeletedIn);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Decided_conflicts_go_and_open_ones_stay(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        long id = (await CreateAsync(store, 1, [Conflict(ItemField.Subject), Conflict(ItemField.Location)])).EserpId!.Value;
        Assert.True(await test.Eserp.Conflicts.ResolveAsync((await test.Eserp.Conflicts.GetConflictsAsync(false, None)).Single(conflict => conflict.Field == ItemField.Subject).ConflictId, "Eserp", None));
        test.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, (await PruneAsync(test)).Conflicts);
        Assert.Equal((ItemField.Location, id), Assert.Single((await test.Eserp.Conflicts.GetConflictsAsync(true, None)).Select(conflict => (conflict.Field, conflict.EserpId))));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_deletion_in_eserp_is_forgotten_once_every_mailbox_of_its_member_has_read_it(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        long unlinked = test.User.Add([1, 2], "ohne Verknüpfung", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        long linked = (await CreateAsync(store, 1, [])).EserpId!.Value;
        EserpChangePage page = await ReadAllAsync(store, null);
        await store.SavePositionAsync(new MailboxPosition("anna@musterbau.example", "state", page.ChangeToken), None);

        test.User.Delete(unlinked);
        test.User.Delete(linked);
        Assert.Equal(1, (await PruneAsync(test)).Deletions); // the second member has no mailbox that could read it

        EserpChangePage deletions = await ReadAllAsync(store, page.ChangeToken);
        Assert.Equal([unlinked, linked], deletions.Changes.Where(change => change.IsDeleted).Select(change => change.EserpId).Order());
        Assert.Equal(0, (await PruneAsync(test)).Deletions);

        await store.SavePositionAsync(new MailboxPosition("anna@musterbau.example", "state", deletions.ChangeToken), None);
        Assert.Equal(1, (await PruneAsync(test)).Deletions);
        Assert.Equal([linked], (await ReadAllAsync(store, page.ChangeToken)).Changes.Select(change => change.EserpId));

        await store.CommitAsync([new ItemCommit(null, new LinkWrite.Remove(linked), [])], None);
        Assert.Empty((await ReadAllAsync(store, page.ChangeToken)).Changes);
    }

    [Fact]
    public async Task Nothing_is_deleted_under_a_lease_that_is_lost()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await RunAsync(test, "alt");
        await RunAsync(test, "neu");
        test.Time.Advance(TimeSpan.FromDays(91));
        Lease lost = (await test.Eserp.Leases.TryAcquireAsync("interface", TimeSpan.FromMinutes(1), None)).Lease!;
        test.Time.Advance(TimeSpan.FromMinutes(2));
        await test.Eserp.Leases.TryAcquireAsync("interface", TimeSpan.FromMinutes(1), None);
        Assert.Equal(EserpError.LeaseLost, (await Assert.ThrowsAsync<EserpException>(() => test.Eserp.PruneAsync(lost, None))).Error);
        Assert.Equal(2, (await test.Eserp.Runs.GetRunsAsync(10, None)).Count);
    }

    [Theory]
    [InlineData("L:7", 10, 99, false)]
    [InlineData("L:7", 11, 1, false)]
    [InlineData("S:10", 10, 99, true)]
    [InlineData("S:10", 11, 1, false)]
    [InlineData("S:10:5", 9, 99, true)]
    [InlineData("S:10:5", 10, 5, true)]
    [InlineData("S:10:5", 10, 6, false)]
    public void A_token_tells_what_was_read(string token, long seq, long eserpId, bool isRead) => Assert.Equal(isRead, ChangeFeed.HasRead(token, seq, eserpId));

    private static ConflictEntry Conflict(ItemField field) => new(1, "item", field, Content, Content with { Subject = "a" }, Content with { Subject = "b" }, Side.Eserp);

    private static async Task<PrunedHistory> PruneAsync(TestDatabase test)
    {
        Lease lease = (await test.Eserp.Leases.TryAcquireAsync("interface", TimeSpan.FromMinutes(1), None)).Lease!;
        PrunedHistory pruned = await test.Eserp.PruneAsync(lease, None);
        await test.Eserp.Leases.ReleaseAsync(lease, None);
        return pruned;
    }

    private static async Task<long> RunAsync(TestDatabase test, string subject, int staffNumber = 1)
    {
        long run = await test.Eserp.Runs.StartAsync(test.Connection.Id, staffNumber, None);
        IMailboxStore store = test.Eserp.OpenMailbox(test.Connection, test.Staff with { StaffNumber = staffNumber }, ItemKind.Appointment, null);
        Appointment content = Content with { Subject = subject };
        await store.CommitAsync([new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, subject, "ck", 0, content), [new JournalEntry(run, Side.Eserp, JournalAction.Create, subject, null, content, "New")])], None);
        await test.Eserp.Runs.FinishAsync(run, new RunSummary(), None);
        return run;
    }

    private static async Task<ItemCommitResult> CreateAsync(IMailboxStore store, long run, IReadOnlyList<ConflictEntry> conflicts) => Assert.Single(await store.CommitAsync(
        [new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item" + run, "ck", 0, Content), []) { Conflicts = conflicts }], None));

    private static async Task<EserpChangePage> ReadAllAsync(IMailboxStore store, string? token)
    {
        List<EserpChange> changes = [];
        for (EserpChangePage page = await store.GetChangesAsync(token, 100, None); ; page = await store.GetChangesAsync(page.ChangeToken, 100, None))
        {
            changes.AddRange(page.Changes);
            if (page.IsLast)
                return page with { Changes = changes };
        }
    }
}
