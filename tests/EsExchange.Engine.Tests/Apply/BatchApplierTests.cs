using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Apply;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Apply;

public sealed class BatchApplierTests
{
    private static readonly Pair NewInExchange = new() { ItemId = "X", Item = Item() };
    private static readonly Pair NewInEserp = new() { EserpId = 1, Eserp = Row() };

    private readonly ScriptedPort _eserp;
    private readonly ScriptedPort _exchange;
    private readonly Candidates _again = new();
    private readonly Candidates _later = new();
    private MailboxContext _context;

    public BatchApplierTests()
    {
        _context = Context with { Eserp = ScriptedPort.Of<IMailboxStore>(out _eserp), Exchange = ScriptedPort.Of<IExchangeFolder>(out _exchange), Tally = new MailboxTally() };
        _eserp.Allow("SaveIntentsAsync").Allow("ReportIssuesAsync").On("CommitAsync", (IReadOnlyList<ItemCommit> commits) => Results(commits, CommitOutcome.Committed));
        Exchange(WriteOutcome.Written);
    }

    [Fact]
    public async Task Nothing_is_asked_of_either_side_where_nothing_is_to_do()
    {
        Assert.False(await ApplyAsync(Planned(PlanAction.Nothing, Pair())));
        Assert.Empty(_eserp.Called);
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task What_is_only_remembered_is_no_write()
    {
        Assert.False(await ApplyAsync(Planned(PlanAction.Nothing, Pair() with { Item = Item(changeKey: "x2") })));
        Assert.Equal(["CommitAsync"], _eserp.Called);
    }

    [Fact]
    public async Task A_write_to_eserp_alone_is_a_write()
    {
        Assert.True(await ApplyAsync(Planned(PlanAction.Merge, Pair()) with { EserpFields = [ItemField.Subject] }, Planned(PlanAction.Nothing, Pair() with { Item = Item(changeKey: "x2") })));
        Assert.Empty(_exchange.Called);
    }

    [Fact]
    public async Task A_write_to_Exchange_alone_is_a_write()
    {
        Assert.True(await ApplyAsync(Planned(PlanAction.CreateInExchange, NewInEserp), Planned(PlanAction.Nothing, Pair())));
        Assert.Equal(["SaveIntentsAsync", "CommitAsync"], _eserp.Called);
        Assert.Equal([new WriteIntent(1, Content("T"))], Assert.Single(_eserp.Given<IReadOnlyList<WriteIntent>>("SaveIntentsAsync")));
        NewExchangeItem created = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<NewExchangeItem>>("CreateAsync")));
        Assert.Equal((Stamp.For(1), Content("T")), (created.Marks.Stamp, created.Content));
        Assert.Equal((1, 0), (_context.Tally.Exchange.Created, _context.Tally.Eserp.Total));
    }

    [Fact]
    public async Task A_merge_saves_what_Exchange_will_hold_before_it_is_written_and_a_mere_mark_needs_nothing()
    {
        Appointment target = Content("T") with { Location = "Hof" };
        await ApplyAsync(Planned(PlanAction.Merge, Pair()) with { Target = target, ExchangeFields = [ItemField.Subject], Conflicts = [new FieldConflict(ItemField.Subject, "A", "E", "X", Side.Exchange)] });
        Assert.Equal(Content("T"), Assert.Single(Assert.Single(_eserp.Given<IReadOnlyList<WriteIntent>>("SaveIntentsAsync"))).Content);
        Assert.Equal(1, _context.Tally.Conflicts);

        await ApplyAsync(Planned(PlanAction.Nothing, Pair()) with { NeedsMarks = true });
        await ApplyAsync(Planned(PlanAction.Merge, Pair() with { Base = null }) with { ExchangeFields = [ItemField.Subject] });
        Assert.Single(_eserp.Given<IReadOnlyList<WriteIntent>>("SaveIntentsAsync"));
        Assert.Equal(3, _exchange.Given<IReadOnlyList<ExchangeUpdate>>("UpdateAsync").Count);
    }

    [Fact]
    public async Task What_Exchange_has_taken_is_common_to_both_sides_though_eserp_has_moved_on()
    {
        Queue<CommitOutcome> outcomes = new([CommitOutcome.Changed, CommitOutcome.Committed]);
        _eserp.On("CommitAsync", (IReadOnlyList<ItemCommit> commits) => Results(commits, outcomes.Dequeue()));
        PlannedPair planned = Planned(PlanAction.Merge, Pair()) with
        {
            Target = Content("T") with { Location = "Hof" },
            ExchangeFields = [ItemField.Subject],
            EserpFields = [ItemField.Location],
        };

        await ApplyAsync(planned);

        ItemCommit sent = Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync")[1]);
        Assert.Null(sent.Write);
        Assert.Equal(new LinkWrite.Put(1, "X", "new", Pair().Link!.EserpVersion, Content("T")), sent.Link);
        Assert.Equal((Side.Exchange, JournalAction.Update), (Assert.Single(sent.Journal).Side, sent.Journal[0].Action));
        Assert.Equal((1, 0), (_context.Tally.Exchange.Updated, _context.Tally.Eserp.Updated));
        Assert.Equal([1], _again.EserpItems.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_was_sent_where_only_eserp_is_written_or_no_base_is_known(bool hasBase)
    {
        _eserp.On("CommitAsync", (IReadOnlyList<ItemCommit> commits) => Results(commits, CommitOutcome.Changed));

        await ApplyAsync(Planned(PlanAction.Merge, hasBase ? Pair() : Pair() with { Base = null }) with { EserpFields = [ItemField.Location], ExchangeFields = hasBase ? [] : [ItemField.Subject] });

        Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync"));
    }

    [Fact]
    public async Task What_lost_is_kept_before_it_is_overwritten_also_where_no_base_is_known()
    {
        await ApplyAsync(Planned(PlanAction.Merge, Pair() with { Base = null }) with { ExchangeFields = [ItemField.Subject], Conflicts = [new FieldConflict(ItemField.Subject, null, "E", "X", Side.Eserp)] });

        Assert.Equal(["SaveIntentsAsync", "CommitAsync"], _eserp.Called);
        Assert.Empty(Assert.Single(_eserp.Given<IReadOnlyList<WriteIntent>>("SaveIntentsAsync")));
    }

    [Fact]
    public async Task An_item_created_in_eserp_is_marked_and_its_new_version_remembered()
    {
        Assert.True(await ApplyAsync(Planned(PlanAction.CreateInEserp, NewInExchange)));

        ExchangeUpdate mark = Assert.Single(Assert.Single(_exchange.Given<IReadOnlyList<ExchangeUpdate>>("UpdateAsync")));
        Assert.Equal((Stamp.For(500), "X", 0), (mark.Marks.Stamp, mark.Item.Item.Id, mark.Fields.Count));
        LinkWrite.Put put = Assert.IsType<LinkWrite.Put>(Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync")[1]).Link);
        Assert.Equal((500L, "X", "new", 9L), (put.EserpId, put.ItemId, put.ChangeKey, put.ObservedVersion));
        Assert.Equal(1, _context.Tally.Eserp.Created);
        Assert.True(_again.IsEmpty && _later.IsEmpty);
    }

    [Fact]
    public async Task An_occurrence_created_in_eserp_is_not_marked()
    {
        await ApplyAsync(Planned(PlanAction.CreateInEserp, NewInExchange with { Item = Item() with { Series = Monday } }));

        Assert.Empty(_exchange.Called);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task An_item_created_in_eserp_is_looked_at_for_texts_where_they_are_shown(bool priority, bool equipment, bool isLookedAt)
    {
        _context = _context with { Connection = _context.Connection with { PriorityAsText = priority, EquipmentAsText = equipment } };

        await ApplyAsync(Planned(PlanAction.CreateInEserp, NewInExchange));

        Assert.Equal(isLookedAt ? [500] : [], _again.EserpItems.Keys);
    }

    [Fact]
    public async Task A_mark_that_fails_is_looked_at_again_at_once()
    {
        Exchange(WriteOutcome.Changed);

        await ApplyAsync(Planned(PlanAction.CreateInEserp, NewInExchange));

        Assert.Equal(["X"], _again.Items.Keys);
        Assert.Single(_eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync"));
    }

    [Fact]
    public async Task What_eserp_changed_meanwhile_is_looked_at_again_and_what_it_refuses_is_told()
    {
        Eserp(CommitOutcome.Changed);
        await ApplyAsync(Planned(PlanAction.Merge, Pair()) with { EserpFields = [ItemField.Subject] });
        Assert.Equal([1], _again.EserpItems.Keys);
        Assert.Equal(0, _context.Tally.Eserp.Total);

        Eserp(CommitOutcome.Refused);
        SyncIssue refused = await IssueAsync(Planned(PlanAction.CreateInEserp, NewInExchange));
        Assert.Equal(("RefusedByEserp", true), (refused.Reason, refused.Retry));
        Assert.Contains("too long", refused.Message);
        Assert.Empty(_exchange.Called);
    }

    [Theory]
    [InlineData(PlanAction.CreateInExchange, WriteOutcome.Changed, true)]
    [InlineData(PlanAction.CreateInExchange, WriteOutcome.Unknown, false)]
    [InlineData(PlanAction.DeleteInExchange, WriteOutcome.Unknown, true)]
    public async Task A_write_that_is_not_certain_is_looked_at_again_a_creation_only_after_the_next_list(PlanAction action, WriteOutcome outcome, bool atOnce)
    {
        Exchange(outcome);

        Assert.True(await ApplyAsync(Planned(action, action == PlanAction.CreateInExchange ? NewInEserp : Pair() with { Eserp = null })));

        Assert.Equal([1], (atOnce ? _again : _later).EserpItems.Keys);
        Assert.True((atOnce ? _later : _again).IsEmpty);
        Assert.DoesNotContain("CommitAsync", _eserp.Called);
    }

    [Theory]
    [InlineData(WriteOutcome.Later, "ExchangeBusy")]
    [InlineData(WriteOutcome.Refused, "RefusedByExchange")]
    public async Task What_Exchange_does_not_do_is_told(WriteOutcome outcome, string reason)
    {
        Exchange(outcome);

        SyncIssue issue = await IssueAsync(Planned(PlanAction.CreateInExchange, NewInEserp));

        Assert.Equal((reason, true), (issue.Reason, issue.Retry));
        Assert.Contains("why", issue.Message);
        Assert.Equal(1, _context.Tally.Errors);
        Assert.True(_again.IsEmpty && _later.IsEmpty);
    }

    [Theory]
    [InlineData(PlanAction.Merge, true, true, true)]
    [InlineData(PlanAction.Merge, false, true, false)]
    [InlineData(PlanAction.Link, true, true, false)]
    [InlineData(PlanAction.CreateInEserp, false, true, true)]
    [InlineData(PlanAction.CreateInEserp, false, false, false)]
    public async Task An_item_that_was_newly_found_is_tied_before_it_is_written(PlanAction action, bool writesToExchange, bool isLinked, bool isTied)
    {
        Pair pair = Pair() with { ItemId = "N", Item = Item("N", "n1"), IsAdopted = isLinked, Link = isLinked ? Link() : null };
        PlannedPair planned = Planned(action, pair) with { ExchangeFields = writesToExchange && action == PlanAction.Merge ? [ItemField.Subject] : [], EserpFields = [ItemField.Location] };

        await ApplyAsync(planned);

        ItemCommit first = _eserp.Given<IReadOnlyList<ItemCommit>>("CommitAsync")[0].Single();
        Assert.Equal(isTied, first.Write is null && first.Link is LinkWrite.Put { ItemId: "N", ChangeKey: null, IsUnseen: true });
        if (isTied)
            Assert.Equal("CommitAsync", _eserp.Called.First());
    }

    [Fact]
    public async Task An_item_that_is_where_its_link_says_is_not_tied_anew()
    {
        await ApplyAsync(Planned(PlanAction.Merge, Pair()) with { ExchangeFields = [ItemField.Subject] });

        Assert.Equal(["SaveIntentsAsync", "CommitAsync"], _eserp.Called);
    }

    private async Task<bool> ApplyAsync(params PlannedPair[] batch) => (await RunAsync(batch)).Wrote;

    private async Task<SyncIssue> IssueAsync(PlannedPair planned) => Assert.Single((await RunAsync([planned])).Issues);

    private async Task<(bool Wrote, IReadOnlyList<SyncIssue> Issues)> RunAsync(PlannedPair[] batch)
    {
        var issues = new IssueWriter(_context);
        bool wrote = await new BatchApplier(_context, new ChangeReport(_context, new ChangeList(_context)), issues).ApplyAsync(batch, _again, _later, TestContext.Current.CancellationToken);
        int before = _eserp.Given<IReadOnlyList<SyncIssue>>("ReportIssuesAsync").Count;
        await issues.FlushAsync(TestContext.Current.CancellationToken);
        return (wrote, [.. _eserp.Given<IReadOnlyList<SyncIssue>>("ReportIssuesAsync").Skip(before).SelectMany(reported => reported)]);
    }

    private void Eserp(CommitOutcome outcome) => _eserp.On("CommitAsync", (IReadOnlyList<ItemCommit> commits) => Results(commits, outcome));

    private void Exchange(WriteOutcome outcome) => _exchange
        .On("CreateAsync", (IReadOnlyList<NewExchangeItem> items) => Results(items, _ => "N", outcome))
        .On("UpdateAsync", (IReadOnlyList<ExchangeUpdate> updates) => Results(updates, update => update.Item.Item.Id, outcome))
        .On("DeleteAsync", (IReadOnlyList<ExchangeItemId> items) => Results(items, item => item.Id, outcome));

    private static IReadOnlyList<ItemCommitResult> Results(IReadOnlyList<ItemCommit> commits, CommitOutcome outcome) =>
        [.. commits.Select(commit => new ItemCommitResult(outcome, commit.Write is EserpWrite.Create ? 500 : 1, 9, outcome == CommitOutcome.Refused ? "too long" : null))];

    private static IReadOnlyList<ExchangeWriteResult> Results<T>(IReadOnlyList<T> writes, Func<T, string> idOf, WriteOutcome outcome) =>
        [.. writes.Select(write => new ExchangeWriteResult(outcome, outcome == WriteOutcome.Written ? new ExchangeItemId(idOf(write), "new") : null, outcome == WriteOutcome.Written ? null : "why"))];
}
