using System;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Events;
using EsExchange.Operations.Runs;
using Xunit;

namespace EsExchange.Operations.Tests.Runs;

public sealed class RunTallyTests
{
    public static TheoryData<Exception?, int, RunOutcome, int, EventSeverity> Ends => new()
    {
        { null, 0, RunOutcome.Completed, 1000, EventSeverity.Information },
        { null, 1, RunOutcome.MailboxesFailed, 1001, EventSeverity.Warning },
        { new EserpException(EserpError.Busy, "The database is busy."), 0, RunOutcome.Failed, 1002, EventSeverity.Error },
        { new InvalidOperationException("A fault."), 1, RunOutcome.Failed, 1002, EventSeverity.Error },
        { new SyncException("InterfaceInUse", "Another interface is running: box process 7."), 0, RunOutcome.InterfaceInUse, 1003, EventSeverity.Warning },
        { new OperationCanceledException(), 0, RunOutcome.Cancelled, 1004, EventSeverity.Information },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_end_has_its_outcome_and_its_event(Exception? error, int failed, RunOutcome outcome, int id, EventSeverity severity)
    {
        var tally = new RunTally();
        tally.OnFinished(Result(null));
        for (int i = 0; i < failed; i++)
            tally.OnFinished(Result(new ExchangeException("MailboxNotFound", "There is no such mailbox.")));

        RunReport report = tally.Report(error, TimeSpan.FromSeconds(2));

        Assert.Equal(outcome, report.Outcome);
        Assert.Equal((1 + failed, failed, 3, 4), (report.Mailboxes, report.Failed, report.EserpWrites, report.ExchangeWrites));
        RunEvent written = RunEvent.Of(report);
        Assert.Equal((id, severity), (written.Id, written.Severity));
        if (error is not (null or OperationCanceledException))
            Assert.Contains(error.Message, written.Message, StringComparison.Ordinal);
    }

    private static MailboxResult Result(Exception? failure) => new()
    {
        Connection = "hq",
        Mailbox = "anna@musterbau.example",
        StaffNumber = 1,
        Name = "Anna",
        Eserp = failure is null ? new WriteCounts(1, 1, 1) : WriteCounts.None,
        Exchange = failure is null ? new WriteCounts(2, 1, 1) : WriteCounts.None,
        Failure = failure,
    };
}
