using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Runs;

public sealed class RunHistoryTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<TestTarget> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_latest_runs_say_what_ended_how(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        await test.Eserp.Configuration.AddSyncedStaffAsync(test.Staff, None);
        await test.Eserp.Configuration.AddSyncedStaffAsync(test.Staff with { StaffNumber = 2 }, None);

        Instant completed = await RunAsync(test, new RunSummary());
        await RunAsync(test, new RunSummary { Failure = "The first fault." });
        Instant failed = await RunAsync(test, new RunSummary { Failure = "The last fault." });
        await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, None);

        IReadOnlyList<LatestRuns> latest = await test.Eserp.Runs.GetLatestRunsAsync(None);
        Assert.Equal(
            [
                new LatestRuns(test.Connection.Id, 1, completed, failed, "The last fault.", Instant.FromDateTimeOffset(test.Time.GetUtcNow())),
                new LatestRuns(test.Connection.Id, 2, null, null, null, null),
            ],
            latest);
        Assert.Equal([failed, null], latest.Select(runs => runs.Ended));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_long_history_is_read_page_by_page_backwards(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        for (int i = 0; i < 5; i++)
            await RunAsync(test, new RunSummary { Skipped = i });

        var skipped = new List<int>();
        long before = long.MaxValue;
        while (await test.Eserp.Runs.GetRunsBeforeAsync(before, 2, None) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 2);
            skipped.AddRange(page.Select(run => run.Summary!.Skipped));
            before = page[^1].RunId;
        }

        Assert.Equal([4, 3, 2, 1, 0], skipped);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Open_issues_are_counted_and_so_are_the_deletions_that_wait(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long run = await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, None);
        IMailboxStore store = test.OpenMailbox();
        await store.ReportIssuesAsync(
            [
                new SyncIssue(run, 1, "a", "x", "Private", "stays"),
                new SyncIssue(run, 2, "b", "y", SyncIssue.HeldByBrake, "waits", true),
                new SyncIssue(run, 3, "c", "z", SyncIssue.HeldByBrake, "waits", true),
            ],
            None);
        var approved = (await test.Eserp.Issues.GetIssuesAsync(false, None)).First(issue => issue.Subject == "z");
        await test.Eserp.Issues.ApproveAsync([approved.IssueId], None);
        await store.ResolveIssuesAsync([new PendingItem(1, "a")], run + 1, None);

        var count = Assert.Single(await test.Eserp.Issues.CountAsync(None));
        Assert.Equal((1, 2, 1), (count.StaffNumber, count.Open, count.Waiting));
    }

    private static async Task<Instant> RunAsync(TestDatabase test, RunSummary summary)
    {
        long run = await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, None);
        test.Time.Advance(TimeSpan.FromMinutes(1));
        await test.Eserp.Runs.FinishAsync(run, summary, None);
        Instant finished = Instant.FromDateTimeOffset(test.Time.GetUtcNow());
        test.Time.Advance(TimeSpan.FromMinutes(14));
        return finished;
    }
}
