using System;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Status;
using NodaTime;
using Xunit;

namespace EsExchange.Operations.Tests.Status;

public sealed class StatusRuleTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 1, 12, 0);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(0, MailboxState.UpToDate)]
    [InlineData(30, MailboxState.UpToDate)]
    [InlineData(31, MailboxState.Stale)]
    [InlineData(-60, MailboxState.UpToDate)] // the clock was set back
    public void Two_intervals_without_a_run_are_one_too_many(int minutes, MailboxState expected) =>
        Assert.Equal(expected, StatusRule.Judge(true, Runs(completed: minutes), Interval, Now));

    [Theory]
    [InlineData(10, 5, MailboxState.Failing)]
    [InlineData(5, 10, MailboxState.UpToDate)]
    [InlineData(40, 5, MailboxState.Stale)]
    public void A_failure_counts_until_a_run_succeeds_again(int completed, int failed, MailboxState expected) =>
        Assert.Equal(expected, StatusRule.Judge(true, Runs(completed, failed), Interval, Now));

    [Fact]
    public void A_mailbox_without_a_successful_run_was_never_synced()
    {
        Assert.Equal(MailboxState.NeverSynced, StatusRule.Judge(true, null, Interval, Now));
        Assert.Equal(MailboxState.NeverSynced, StatusRule.Judge(true, Runs(failed: 5), Interval, Now));
    }

    [Fact]
    public void A_mailbox_that_is_switched_off_is_never_late() =>
        Assert.Equal(MailboxState.Off, StatusRule.Judge(false, Runs(completed: 5000), Interval, Now));

    private static LatestRuns Runs(int? completed = null, int? failed = null) =>
        new(1, 1, Ago(completed), Ago(failed), failed is null ? null : "It failed.", null);

    private static Instant? Ago(int? minutes) => minutes is { } number ? Now - Duration.FromMinutes(number) : null;
}
