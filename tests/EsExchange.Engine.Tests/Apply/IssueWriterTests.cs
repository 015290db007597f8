using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Apply;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Apply;

public sealed class IssueWriterTests
{
    private readonly ScriptedPort _eserp;
    private readonly ScriptedPort _observer;
    private readonly MailboxContext _context;

    public IssueWriterTests()
    {
        _context = Context with { Eserp = ScriptedPort.Of<IMailboxStore>(out _eserp), Observer = ScriptedPort.Of<ISyncObserver>(out _observer), Tally = new MailboxTally() };
        _eserp.Allow("ReportIssuesAsync");
        _observer.Allow("OnIssue");
    }

    [Fact]
    public async Task An_issue_says_what_did_not_cross_and_why()
    {
        var issues = new IssueWriter(_context);
        issues.Skipped(Pair() with { IsDeletedInExchange = true }, "Private", "It stays.");
        issues.Failed(Pair(), "Torn", "Again.");
        issues.Skipped(Pair(), "Held", "It waits.", retry: true);
        issues.Failed(Pair(), "Gone", "Never.", retry: false);
        await issues.FlushAsync(TestContext.Current.CancellationToken);

        SyncIssue[] expected =
        [
            new(RunId, 1, "X", "A", "Private", "It stays.", false, Side.Exchange),
            new(RunId, 1, "X", "A", "Torn", "Again.", true),
            new(RunId, 1, "X", "A", "Held", "It waits.", true),
            new(RunId, 1, "X", "A", "Gone", "Never."),
        ];
        Assert.Equal(expected, Assert.Single(_eserp.Given<IReadOnlyList<SyncIssue>>("ReportIssuesAsync")));
        Assert.Equal((2, 2), (_context.Tally.Skipped, _context.Tally.Errors));
        Assert.Equal(Enumerable.Repeat("anna@musterbau.example", 4), _observer.Given<string>("OnIssue"));
    }

    [Fact]
    public async Task The_subject_of_what_is_private_in_Exchange_is_not_written_down()
    {
        var issues = new IssueWriter(_context);
        issues.Skipped(Pair() with { Eserp = null }, "Private", "It stays.");
        issues.Skipped(Pair() with { Item = Item(subject: "Secret") }, "Private", "It stays.");
        await issues.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal([null, "A"], Assert.Single(_eserp.Given<IReadOnlyList<SyncIssue>>("ReportIssuesAsync")).Select(issue => issue.Subject));
    }

    [Fact]
    public async Task What_is_said_twice_is_recorded_twice_and_told_and_counted_once()
    {
        var issues = new IssueWriter(_context);
        for (int look = 1; look <= 2; look++)
        {
            issues.Skipped(Pair(), "Private", "It stays.");
            issues.Failed(Pair(), "Torn", "Again.");
            await issues.FlushAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((1, 1), (_context.Tally.Skipped, _context.Tally.Errors));
        Assert.Equal(2, _observer.Called.Count());
        Assert.Equal([2, 2], _eserp.Given<IReadOnlyList<SyncIssue>>("ReportIssuesAsync").Select(reported => reported.Count));
    }

    [Fact]
    public async Task Nothing_to_say_is_not_recorded_and_a_plan_is_only_told()
    {
        await new IssueWriter(_context).FlushAsync(TestContext.Current.CancellationToken);
        var plan = new IssueWriter(_context with { PlanOnly = true });
        plan.Skipped(Pair(), "Private", "It stays.");
        await plan.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_eserp.Called);
        Assert.Single(_observer.Called);
    }

    [Theory]
    [InlineData(true, "OnPlanned")]
    [InlineData(false, "OnChange")]
    public void A_change_is_told_as_made_or_as_planned(bool planOnly, string told)
    {
        _observer.Allow("OnPlanned").Allow("OnChange");

        MailboxContext context = _context with { PlanOnly = planOnly };
        new ChangeReport(context, new ChangeList(context)).Made(Planned(Sync.Planning.PlanAction.DeleteInExchange, Pair()));

        Assert.Equal([told], _observer.Called);
        Assert.Equal(1, _context.Tally.Exchange.Deleted);
    }
}
