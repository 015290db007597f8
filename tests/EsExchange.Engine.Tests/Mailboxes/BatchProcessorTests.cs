using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plans;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class BatchProcessorTests
{
    private readonly SmallBox _box = new();
    private BatchProcessor? _batches;

    private SmallStore Eserp => _box.Eserp;

    private SmallFolder Exchange => _box.Exchange;

    private BatchProcessor Batches => _batches ??= new BatchProcessor(_box.Context, new DeleteBrake(_box.Context));

    [Fact]
    public async Task Nothing_is_asked_where_nothing_is_to_be_looked_at()
    {
        BatchOutcome outcome = await ProcessAsync(new Candidates());

        Assert.False(outcome.Wrote);
        Assert.Empty(outcome.LinksSeen);
        Assert.Empty(_box.Log.Lines);
        Assert.False(BatchOutcome.Nothing.Wrote);
        Assert.Empty(BatchOutcome.Nothing.LinksSeen);
    }

    [Fact]
    public async Task What_is_in_step_is_seen_and_not_written()
    {
        _box.AddPair(1, "X");

        BatchOutcome outcome = await ProcessAsync(Items("X"));

        Assert.False(outcome.Wrote);
        Assert.Equal([101], outcome.LinksSeen);
        Assert.Empty(_box.Log.Of("commit", "update", "report"));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_looks_at_nothing_more()
    {
        _box.AddPair(1, "X");
        using var source = new CancellationTokenSource();
        source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Batches.ProcessAsync(Items("X"), source.Token));

        Assert.Empty(_box.Log.Lines);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_looked_at_again_and_all_looks_count()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        Unseen(2);
        _box.Rename("X", "x");
        Answer(CommitOutcome.Changed);

        BatchOutcome outcome = await ProcessAsync(Items("X", "Y"));

        Assert.True(outcome.Wrote);
        Assert.Equal([101, 102], outcome.LinksSeen.Order());
        Assert.Equal(["Y"], Batches.TakeFirstSeen());
        Assert.Equal(["read X,Y", "read X"], _box.Log.Of("read"));
        Assert.Equal(["x", "A"], _box.TitlesInEserp);
    }

    [Fact]
    public async Task A_write_counts_though_the_last_look_has_written_nothing()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        Eserp.Outcome = _ =>
        {
            _box.Rename(1, "x");
            Eserp.Outcome = _ => CommitOutcome.Committed;
            return CommitOutcome.Changed;
        };

        Assert.True((await ProcessAsync(Items("X"))).Wrote);
        Assert.Equal(["commit Update Put Changed", "commit - Put Committed"], _box.Log.Of("commit"));
    }

    [Fact]
    public async Task What_is_never_at_rest_is_given_up_after_five_attempts()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        Eserp.Outcome = _ => CommitOutcome.Changed;

        await ProcessAsync(Items("X"));

        Assert.Equal(5, _box.Log.Of("commit").Count());
        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal((1L, "X", "Contended", true), (issue.EserpId, issue.ItemId, issue.Reason, issue.Retry));
        Assert.Equal((1, 0), (_box.Context.Tally.Errors, _box.Context.Tally.Skipped));
    }

    [Fact]
    public async Task What_has_come_into_step_by_the_last_look_is_remembered_and_not_given_up()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        int attempts = 0;
        Eserp.Outcome = commit =>
        {
            if (++attempts == 5)
                _box.Rename(1, "x");
            return commit.Write is null ? CommitOutcome.Committed : CommitOutcome.Changed;
        };

        await ProcessAsync(Items("X"));

        Assert.Equal(6, _box.Log.Of("commit").Count());
        Assert.Empty(Eserp.Issues);
        Assert.Equal(Content("x"), Assert.Single(Eserp.Links).Base);
    }

    [Fact]
    public async Task A_plan_shows_a_deletion_that_is_told_after_a_look_that_found_nothing()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        Eserp.Rows.Remove(1);
        _box.Context = _box.Context with { PlanOnly = true };

        await ProcessAsync(Items("X"));
        Assert.Empty(_box.Observer.Planned);
        await ProcessAsync(DeletedAppointments(1));

        Assert.Equal((Side.Eserp, ChangeKind.Create, "EditBeatsDelete"), Told(Assert.Single(_box.Observer.Planned)));
    }

    [Fact]
    public async Task A_plan_shows_a_deletion_in_Exchange_that_is_told_after_a_look_that_found_nothing()
    {
        _box.AddPair(1, "X");
        Exchange.Items.Remove("X");
        _box.Context = _box.Context with { PlanOnly = true };

        await ProcessAsync(Appointments(1));
        await ProcessAsync(Deleted("X"));
        await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken);

        Assert.Equal((Side.Eserp, ChangeKind.Delete, "DeletedInExchange"), Told(Assert.Single(_box.Observer.Planned)));
    }

    [Fact]
    public async Task A_plan_takes_what_it_has_found_together_for_linked()
    {
        _box.AddPair(1, "X");
        Eserp.Links.Clear();
        _box.Context = _box.Context with { PlanOnly = true };

        await ProcessAsync(Items("X"));
        await ProcessAsync(Appointments(1));

        Assert.Empty(_box.Observer.Planned);
    }

    [Fact]
    public async Task A_pair_of_which_only_one_change_was_reviewed_waits()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        Eserp.Put(Eserp.Rows[1] with { Content = Content("A") with { Location = "Halle 2" } });
        await PlanAsync("X");
        Eserp.Put(Eserp.Rows[1] with { Content = Content("A") with { Location = "Halle 3" } });

        await ProcessAsync(Items("X"));

        Assert.Equal("NotInPlan", Assert.Single(Eserp.Issues).Reason);
        Assert.Empty(_box.Log.Of("commit", "update"));
    }

    [Fact]
    public async Task The_marks_of_what_is_in_step_are_set_though_no_plan_names_them()
    {
        _box.AddPair(1, "X");
        await PlanAsync("X");
        Eserp.Rows[1] = Eserp.Rows[1] with { TextBlock = "lines" };

        await ProcessAsync(Items("X"));

        Assert.Empty(Eserp.Issues);
        Assert.Single(_box.Log.Of("update"));
    }

    [Fact]
    public async Task A_plan_shows_once_what_two_lists_name()
    {
        Exchange.Items["N"] = Item("N");
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        _box.Context = _box.Context with { PlanOnly = true };

        await ProcessAsync(Items("N", "X"));
        await ProcessAsync(Items("N", "X"));
        Eserp.Links.Clear();
        await ProcessAsync(Appointments(1));

        Assert.Equal([(Side.Eserp, ChangeKind.Create, "NewInExchange"), (Side.Eserp, ChangeKind.Update, "ChangedInExchange")], _box.Observer.Planned.Select(Told));
    }

    [Fact]
    public async Task A_plan_remembers_what_took_whose_place_when_a_deletion_is_told()
    {
        _box.AddPair(1, "X");
        Exchange.Items.Remove("X");
        Exchange.Items["N"] = Item("N", subject: "N") with { Series = Monday };
        Eserp.Rows.Remove(1);
        _box.Context = _box.Context with { PlanOnly = true };
        Candidates candidates = Items("N");
        candidates.Successors["N"] = 1;

        await ProcessAsync(candidates);
        await ProcessAsync(DeletedAppointments(1));

        PlannedChange change = Assert.Single(_box.Observer.Planned);
        Assert.Equal((Side.Eserp, ChangeKind.Create, "EditBeatsDelete"), Told(change));
        Assert.Equal((1, "N"), (change.EserpId, change.ItemId));
    }

    [Fact]
    public async Task What_takes_the_place_of_another_does_so_at_the_next_look_too()
    {
        _box.AddPair(1, "X");
        Exchange.Items.Remove("X");
        Exchange.Items["N"] = Item("N", subject: "N") with { Series = Monday };
        Answer(CommitOutcome.Changed);
        Candidates candidates = Items("N");
        candidates.Successors["N"] = 1;

        await ProcessAsync(candidates);

        Assert.Equal("N", Assert.Single(_box.TitlesInEserp));
        Assert.Equal("N", Assert.Single(Eserp.Links).ItemId);
    }

    [Fact]
    public async Task What_may_have_arrived_waits_until_it_is_taken()
    {
        Eserp.Put(Row());
        Exchange.Outcome = () => WriteOutcome.Unknown;

        Assert.True((await ProcessAsync(Appointments(1))).Wrote);

        Assert.False(Batches.Later.IsEmpty);
        Assert.Equal([1], Batches.TakeLater().EserpItems.Keys);
        Assert.True(Batches.Later.IsEmpty);
        Assert.True(Batches.TakeLater().IsEmpty);
    }

    [Fact]
    public async Task What_was_named_first_is_collected_until_it_is_taken()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        Unseen(1);
        Unseen(2);
        await ProcessAsync(Items("X"));
        await ProcessAsync(Items("Y"));

        Assert.Equal(["X", "Y"], Batches.TakeFirstSeen().Order());
        Assert.Empty(Batches.TakeFirstSeen());
    }

    [Fact]
    public async Task A_series_itself_is_left_alone()
    {
        Exchange.Items["M"] = Item("M") with { IsSeries = true, Series = Monday };

        await ProcessAsync(Items("M"));

        Assert.Empty(Eserp.Rows);
        Assert.Empty(Eserp.Issues);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_has_failed()
    {
        Exchange.Torn.Add("X");

        await ProcessAsync(Items("X"));

        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal(("X", "Unreadable", true), (issue.ItemId, issue.Reason, issue.Retry));
        Assert.Contains("torn", issue.Message);
        Assert.Equal((1, 0), (_box.Context.Tally.Errors, _box.Context.Tally.Skipped));
    }

    [Fact]
    public async Task An_item_that_stays_where_it_is_was_skipped()
    {
        Exchange.Items["X"] = Private(Item());

        await ProcessAsync(Items("X"));

        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal(("X", "Private", false), (issue.ItemId, issue.Reason, issue.Retry));
        Assert.Equal((0, 1), (_box.Context.Tally.Errors, _box.Context.Tally.Skipped));
        Assert.Empty(Eserp.Rows);
    }

    [Fact]
    public async Task A_pair_of_which_one_side_is_kept_by_an_option_is_told()
    {
        _box.Context = _box.Context with { Policy = _box.Context.Policy with { Pairs = new PairPolicy(DeleteInExchange: true, DeleteInEserp: false) } };
        _box.AddPair(1, "X");
        Exchange.Delete("X");

        await ProcessAsync(Deleted("X"));

        Assert.Equal(["KeptByOption"], Eserp.Issues.Select(issue => issue.Reason));
        Assert.Equal(LinkState.Detached, Assert.Single(Eserp.Links).State);
    }

    [Fact]
    public async Task A_pair_that_is_only_remembered_is_told()
    {
        Eserp.Put(Row());
        Exchange.Items["X"] = Private(SmallBox.Stamped(1, Item()));

        await ProcessAsync(Items("X"));

        Assert.Equal(["Private"], Eserp.Issues.Select(issue => issue.Reason));
        Assert.Equal("X", Assert.Single(Eserp.Links).ItemId);
    }

    [Theory]
    [InlineData("A", "Hof", "owns Location;")]
    [InlineData("x", "Hof", "owns Subject, Location;")]
    public async Task What_eserp_changed_though_it_is_the_organizers_is_told(string subject, string location, string told)
    {
        _box.AddPair(1, "X");
        Exchange.Items["X"] = Exchange.Items["X"] with { IsMeeting = true };
        Eserp.Links[0] = Eserp.Links[0] with { IsMeeting = true };
        Eserp.Put(Row() with { Content = Content(subject) with { Location = location } });

        await ProcessAsync(Appointments(1));

        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal(("MeetingChangedInEserp", false), (issue.Reason, issue.Retry));
        Assert.Contains(told, issue.Message);
        Assert.Equal(["A"], _box.TitlesInExchange);
    }

    [Fact]
    public async Task A_reviewed_plan_lets_through_what_it_names_and_what_only_is_remembered()
    {
        _box.AddPair(1, "X");
        _box.AddPair(2, "Y");
        _box.AddPair(3, "Z");
        _box.Rename("X", "x");
        _box.Rename("Y", "y");
        Exchange.Items["Z"] = Exchange.Items["Z"] with { Item = new ExchangeItemId("Z", "z2") };
        await PlanAsync("X");

        await ProcessAsync(Items("X", "Y", "Z"));

        Assert.Equal(["x", "A", "A"], _box.TitlesInEserp);
        Assert.Equal("z2", Eserp.Links.Single(link => link.ItemId == "Z").ChangeKey);
        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal((2L, "NotInPlan", true), (issue.EserpId, issue.Reason, issue.Retry));
    }

    [Fact]
    public async Task A_reviewed_plan_that_names_one_of_two_changes_of_a_pair_lets_none_through()
    {
        _box.AddPair(1, "X");
        _box.Rename("X", "x");
        await PlanAsync("X");
        Eserp.Put(Eserp.Rows[1] with { Content = Content("A") with { Location = "Hof" } });

        await ProcessAsync(Items("X"));

        Assert.Equal("NotInPlan", Assert.Single(Eserp.Issues).Reason);
        Assert.Empty(_box.Log.Of("commit", "update"));
    }

    [Fact]
    public async Task A_new_plan_shows_also_what_the_reviewed_one_does_not_name()
    {
        Exchange.Items["X"] = Item();
        _box.Context = _box.Context with { PlanOnly = true, Plan = new SavedPlan(Guid.Empty, default, []) };

        BatchOutcome outcome = await ProcessAsync(Items("X"));

        Assert.False(outcome.Wrote);
        Assert.Single(_box.Observer.Planned);
        Assert.Empty(_box.Log.Of("commit", "report"));
    }

    [Fact]
    public async Task A_plan_shows_an_appointment_once_and_every_new_item()
    {
        _box.AddPair(1, "X");
        _box.Rename(1, "x");
        Exchange.Items["Y"] = Item("Y", subject: "Y");
        Exchange.Items["Z"] = Item("Z", subject: "Z");
        _box.Context = _box.Context with { PlanOnly = true };

        await ProcessAsync(Items("X", "Y", "Z"));
        await ProcessAsync(Appointments(1));

        Assert.Equal(["Y", "Z", "x"], _box.Observer.Planned.Select(change => change.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deletion_that_Exchange_reported_stays_certain()
    {
        Limit(10);
        _box.AddPair(1, "X");
        Exchange.Delete("X");
        await ProcessAsync(Deleted("X"));
        await ProcessAsync(Appointments(1));

        Assert.Empty(Eserp.Issues);
        Assert.True(await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Eserp.Rows);
    }

    [Fact]
    public async Task An_item_that_is_there_again_is_not_deleted()
    {
        _box.AddPair(1, "X");
        ExchangeItem item = Exchange.Items["X"];
        Exchange.Delete("X");
        await ProcessAsync(Deleted("X"));
        Exchange.Put(item);
        await ProcessAsync(Appointments(1));

        Assert.False(await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken));
        Assert.Single(Eserp.Rows);
    }

    [Fact]
    public async Task An_item_that_nobody_reported_as_deleted_is_only_missing()
    {
        _box.AddPair(1, "X");
        Exchange.Items.Remove("X");

        await ProcessAsync(Appointments(1));

        Assert.Equal(("MissingInExchange", null), Assert.Single(Eserp.Issues) is var issue ? (issue.Reason, issue.DeletedIn) : default);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_any_longer_may_be_there_again()
    {
        _box.AddPair(1, "X");
        Exchange.Delete("X");
        await ProcessAsync(Deleted("X"));
        Exchange.Torn.Add("X");
        await ProcessAsync(Appointments(1));

        Assert.Equal(("Unreadable", null), Assert.Single(Eserp.Issues) is var issue ? (issue.Reason, issue.DeletedIn) : default);
    }

    [Fact]
    public async Task A_deletion_waits_where_what_may_have_taken_its_place_cannot_be_read()
    {
        _box.AddPair(1, "X");
        Eserp.Links[0] = Eserp.Links[0] with { Intent = Content("x") };
        Exchange.Delete("X");
        Exchange.Items["N"] = SmallBox.Stamped(1, Item("N"));
        Exchange.Torn.Add("N");

        await ProcessAsync(Deleted("X"));

        SyncIssue issue = Assert.Single(Eserp.Issues, issue => issue.EserpId == 1);
        Assert.Equal(("Unreadable", Side.Exchange), (issue.Reason, issue.DeletedIn));
    }

    [Fact]
    public async Task A_deletion_that_eserp_reported_stays_certain()
    {
        Limit(10);
        _box.AddPair(1, "X");
        Eserp.Delete(1);
        await ProcessAsync(DeletedAppointments(1));
        await ProcessAsync(Items("X"));

        Assert.Empty(Eserp.Issues);
        Assert.True(await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Exchange.Items);
    }

    [Fact]
    public async Task An_appointment_that_is_there_again_is_not_deleted()
    {
        _box.AddPair(1, "X");
        EserpItem row = Eserp.Rows[1];
        Eserp.Delete(1);
        await ProcessAsync(DeletedAppointments(1));
        Eserp.Put(row);
        Exchange.Torn.Add("X");
        await ProcessAsync(Items("X"));

        Assert.Equal(("Unreadable", null), Assert.Single(Eserp.Issues) is var issue ? (issue.Reason, issue.DeletedIn) : default);
    }

    [Fact]
    public async Task An_appointment_that_nobody_reported_as_deleted_is_only_missing()
    {
        _box.AddPair(1, "X");
        Eserp.Rows.Clear();

        await ProcessAsync(Items("X"));

        Assert.Equal(("MissingInEserp", null), Assert.Single(Eserp.Issues) is var issue ? (issue.Reason, issue.DeletedIn) : default);
    }

    [Fact]
    public async Task Where_no_deletion_waits_nothing_is_decided()
    {
        _box.AddPair(1, "X");
        await ProcessAsync(Items("X"));

        Assert.False(await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_box.Log.Of("count"));
    }

    [Fact]
    public async Task Deletions_beyond_the_limit_are_told_and_wait()
    {
        Limit(1);
        foreach (long id in new[] { 1, 2, 3 })
            _box.AddPair(id, $"X{id}");
        Exchange.Delete("X1");
        Exchange.Delete("X2");
        await ProcessAsync(Deleted("X1", "X2"));

        Assert.False(await Batches.DecideDeletionsAsync(TestContext.Current.CancellationToken));

        Assert.Equal(3, Eserp.Rows.Count);
        Assert.Equal([(1L, SyncIssue.HeldByBrake, true, Side.Exchange), (2L, SyncIssue.HeldByBrake, true, Side.Exchange)], Eserp.Issues.Select(issue => (issue.EserpId!.Value, issue.Reason, issue.Retry, issue.DeletedIn!.Value)));
        Assert.All(Eserp.Issues, issue => Assert.Contains("2 of 3 items", issue.Message));
        Assert.Equal(2, _box.Context.Tally.Skipped);
    }

    [Fact]
    public async Task Items_that_a_list_named_and_that_could_not_be_read_are_told()
    {
        await Batches.ReportUnreadAsync([Failed("X"), Failed("Y", null)], TestContext.Current.CancellationToken);

        Assert.Equal([("X", "Unreadable", true), ("Y", "Unreadable", true)], Eserp.Issues.Select(issue => (issue.ItemId!, issue.Reason, issue.Retry)));
        Assert.Contains("torn", Eserp.Issues[0].Message);
        Assert.Equal(2, _box.Context.Tally.Errors);
    }

    [Theory]
    [InlineData("CorruptItem")]
    [InlineData("AccessDenied")]
    public async Task Categories_that_cannot_be_read_are_told_and_the_run_goes_on(string error)
    {
        Exchange.CategoryTrouble = new ExchangeException(error, "torn list");

        await Batches.OfferCategoriesAsync(TestContext.Current.CancellationToken);

        SyncIssue issue = Assert.Single(Eserp.Issues);
        Assert.Equal(("CategoryList", "CategoryListUnreadable", true), (issue.ItemId, issue.Reason, issue.Retry));
        Assert.True(BatchProcessor.IsCategoryList(new PendingItem(issue.EserpId, issue.ItemId)));
        Assert.Contains("torn list", issue.Message);
        Assert.Equal(1, _box.Context.Tally.Errors);
    }

    [Fact]
    public async Task What_else_keeps_categories_from_being_offered_ends_the_run()
    {
        Exchange.CategoryTrouble = new ExchangeException("Unreachable", "gone");

        await Assert.ThrowsAsync<ExchangeException>(() => Batches.OfferCategoriesAsync(TestContext.Current.CancellationToken));

        Assert.Empty(Eserp.Issues);
    }

    private static (Side Side, ChangeKind Change, string Reason) Told(PlannedChange change) => (change.Side, change.Change, change.Reason);

    private static Candidates Items(params string[] ids)
    {
        var candidates = new Candidates();
        foreach (string id in ids)
            candidates.Items[id] = SeenItem.Unknown;
        return candidates;
    }

    private static Candidates Deleted(params string[] ids)
    {
        var candidates = new Candidates();
        candidates.DeletedItems.UnionWith(ids);
        return candidates;
    }

    private static Candidates Appointments(long id)
    {
        var candidates = new Candidates();
        candidates.EserpItems[id] = null;
        return candidates;
    }

    private static Candidates DeletedAppointments(long id)
    {
        var candidates = new Candidates();
        candidates.DeletedEserpItems.Add(id);
        return candidates;
    }

    private static ExchangeItem Private(ExchangeItem item) => item with { Content = Content("A") with { Sensitivity = Sensitivity.Private } };

    private Task<BatchOutcome> ProcessAsync(Candidates candidates) => Batches.ProcessAsync(candidates, TestContext.Current.CancellationToken);

    /// <summary>Reviews what is due now for an item, and keeps to it.</summary>
    private async Task PlanAsync(string itemId)
    {
        MailboxContext context = _box.Context with { PlanOnly = true, Tally = new MailboxTally() };
        await new BatchProcessor(context, new DeleteBrake(context)).ProcessAsync(Items(itemId), TestContext.Current.CancellationToken);
        _box.Context = _box.Context with { Plan = new SavedPlan(Guid.Empty, default, _box.Observer.Planned.Select(PlanLine.Of)) };
    }

    private void Answer(params CommitOutcome[] outcomes)
    {
        var first = new Queue<CommitOutcome>(outcomes);
        Eserp.Outcome = _ => first.Count > 0 ? first.Dequeue() : CommitOutcome.Committed;
    }

    private void Unseen(long eserpId)
    {
        int index = Eserp.Links.FindIndex(link => link.EserpId == eserpId);
        Eserp.Links[index] = Eserp.Links[index] with { IsUnseen = true };
    }

    private void Limit(int items) => _box.Context = _box.Context with { Connection = _box.Context.Connection with { DeleteLimit = items, DeleteLimitPercent = 0 } };
}
