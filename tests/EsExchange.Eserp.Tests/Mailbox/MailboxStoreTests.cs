using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

public sealed class MailboxStoreTests
{
    private static readonly Appointment Content = new()
    {
        Subject = "Aufmaß 'Krämer' 🏗",
        Body = "Zeile 1\nZeile 2",
        Location = new string('ß', 255),
        Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 30)),
        ShowAs = ShowAs.Tentative,
        ReminderMinutes = 30,
        Importance = Importance.High,
        Sensitivity = Sensitivity.Confidential,
    };

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_is_created_is_read_back_with_its_link_and_version(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content), []));

        EserpItem loaded = Assert.Single(await store.LoadAsync([created.EserpId!.Value], TestContext.Current.CancellationToken));
        Link link = Assert.Single(await store.GetLinksByItemAsync(["item"], TestContext.Current.CancellationToken));
        Assert.Equal(Content, loaded.Content);
        Assert.Equal(Content, link.Base);
        Assert.Equal(created.Version, loaded.Version);
        Assert.Equal(created.Version, link.EserpVersion);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_write_against_an_older_version_changes_nothing_and_its_neighbours_are_written(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content), []));
        long id = created.EserpId!.Value;
        test.User.Change(id, "Location", "Halle 2");

        IReadOnlyList<ItemCommitResult> results = await store.CommitAsync(
            [
                new ItemCommit(new EserpWrite.Update(id, created.Version, Content with { Subject = "x" }), new LinkWrite.Put(id, "item", "ck2", 0, Content), []),
                new ItemCommit(new EserpWrite.Delete(id, created.Version), new LinkWrite.Remove(id), []),
                new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "other", "ck", 0, Content), []),
            ],
            TestContext.Current.CancellationToken);

        Assert.Equal([CommitOutcome.Changed, CommitOutcome.Changed, CommitOutcome.Committed], results.Select(result => result.Outcome));
        Assert.Equal("ck", Assert.Single(await store.GetLinksByItemAsync(["item"], TestContext.Current.CancellationToken)).ChangeKey);
        Assert.Equal(2, test.User.List(1).Count);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_series_is_set_without_touching_what_the_appointment_shows(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content), []));
        long id = created.EserpId!.Value;
        EserpItem before = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        var series = new SeriesKey("uid", Instant.FromUtc(2027, 1, 11, 8, 0));

        ItemCommitResult named = await CommitAsync(store, new ItemCommit(new EserpWrite.Update(id, before.Version, null, series), new LinkWrite.Put(id, "item", "ck", 0, Content) { Series = series }, []));

        Assert.Equal(CommitOutcome.Committed, named.Outcome);
        EserpItem after = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        Assert.Equal((before.Content, series, named.Version), (after.Content, after.Series, after.Version));
        Assert.Equal(named.Version, Assert.Single(await store.GetLinksByItemAsync(["item"], TestContext.Current.CancellationToken)).EserpVersion);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_appointment_that_is_let_go_keeps_what_both_sides_held(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        ItemCommitResult kept = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "kept", "ck", 0, Content), []));
        ItemCommitResult created = await CommitAsync(
            store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content, LinkState.Frozen) { IsUnseen = true }, []));
        long id = created.EserpId!.Value;
        await store.SaveIntentsAsync([new WriteIntent(id, Content)], [], TestContext.Current.CancellationToken);

        ItemCommitResult letGo = await CommitAsync(store, new ItemCommit(null, new LinkWrite.LetGo(id), []));

        Assert.Equal(new ItemCommitResult(CommitOutcome.Committed, id, created.Version, null), letGo);
        Link link = Assert.Single(await store.GetLinksByEserpIdAsync([id], TestContext.Current.CancellationToken));
        Assert.Equal(new Link { Id = link.Id, EserpId = id, Base = Content, EserpVersion = created.Version, State = LinkState.Frozen }, link);
        Assert.Equal(kept.EserpId, Assert.Single(await store.GetLinksByItemAsync(["item", "kept"], TestContext.Current.CancellationToken)).EserpId);
        Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_eserp_refuses_is_undone_alone(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        test.Sql(target is TestTarget.Sqlite or TestTarget.SqliteOwnTables
            ? "CREATE TRIGGER no_holiday BEFORE INSERT ON ref.Appointment WHEN NEW.Subject = 'Urlaub' BEGIN SELECT RAISE(ABORT, 'Urlaub nur über die Personalabteilung'); END"
            : $"CREATE TRIGGER {(target == TestTarget.SqlServer ? "ref" : "dbo")}.no_holiday ON ref.Appointment AFTER INSERT AS IF EXISTS (SELECT 1 FROM inserted WHERE Subject = N'Urlaub') THROW 50001, N'Urlaub nur über die Personalabteilung', 1;");
        IMailboxStore store = test.OpenMailbox();
        IReadOnlyList<ItemCommitResult> results = await store.CommitAsync(
            [
                new ItemCommit(new EserpWrite.Create(Content with { Subject = "Urlaub" }), new LinkWrite.Put(null, "a", "ck", 0, Content), []),
                new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "b", "ck", 0, Content), []),
            ],
            TestContext.Current.CancellationToken);

        Assert.Equal(CommitOutcome.Refused, results[0].Outcome);
        Assert.Contains("Personalabteilung", results[0].Message);
        Assert.Equal(CommitOutcome.Committed, results[1].Outcome);
        Assert.Empty(await store.GetLinksByItemAsync(["a"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Deleting_takes_the_member_out_and_the_last_one_takes_the_appointment_along(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long id = test.User.Add([1, 2], "Messe", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        IMailboxStore store = test.OpenMailbox();
        long version = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken)).Version;
        await CommitAsync(store, new ItemCommit(new EserpWrite.Delete(id, version), new LinkWrite.Remove(id), []));
        Assert.Empty(test.User.List(1));
        Assert.Single(test.User.List(2));

        IMailboxStore other = test.Eserp.OpenMailbox(test.Connection, test.Staff with { StaffNumber = 2 }, ItemKind.Appointment, null);
        long otherVersion = Assert.Single(await other.LoadAsync([id], TestContext.Current.CancellationToken)).Version;
        await CommitAsync(other, new ItemCommit(new EserpWrite.Delete(id, otherVersion), new LinkWrite.Remove(id), []));
        Assert.Equal(0L, Convert.ToInt64(test.Sql("SELECT count(*) FROM ref.Appointment"), CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_was_deleted_is_joined_again_where_others_have_it_and_created_where_it_is_gone(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long id = test.User.Add([1, 2], "Messe", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        IMailboxStore store = test.OpenMailbox();
        EserpItem before = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        await CommitAsync(store, new ItemCommit(new EserpWrite.Delete(id, before.Version), new LinkWrite.Remove(id), []));
        test.User.Change(id, "Location", "Halle 2");
        (_, string token) = await DrainAsync(store, null, 100);

        foreach (int _ in new[] { 1, 2 })
        {
            RestoredItem joined = await store.RestoreAsync(id, before.Content, null, TestContext.Current.CancellationToken);
            Assert.Equal(new RestoredItem(id, ((Appointment)before.Content) with { Location = "Halle 2" }), joined);
        }

        Assert.Equal(id, Assert.Single(test.User.List(1)).AppointmentId);
        Assert.Equal("Halle 2", Assert.Single(test.User.List(2)).Location);
        (List<EserpChange> changes, _) = await DrainAsync(store, token, 100);
        Assert.Equal((id, false), Assert.Single(changes.Select(change => (change.EserpId, change.IsDeleted)).Distinct()));

        test.User.Delete(id);
        RestoredItem created = await store.RestoreAsync(id, before.Content, null, TestContext.Current.CancellationToken);
        Assert.Null(created.Kept);
        Assert.NotEqual(id, created.EserpId);
        Assert.Equal(before.Content, Assert.Single(await store.LoadAsync([created.EserpId], TestContext.Current.CancellationToken)).Content);
        Assert.Empty(test.User.List(2));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_write_is_marked_as_undone_with_what_it_deleted_put_back(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long id = test.User.Add([1, 2], "Messe", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        IMailboxStore store = test.OpenMailbox();
        EserpItem before = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        long run = await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, TestContext.Current.CancellationToken);
        await CommitAsync(store, new ItemCommit(
            new EserpWrite.Delete(id, before.Version), new LinkWrite.Remove(id), [new JournalEntry(run, Side.Eserp, JournalAction.Delete, "item", before.Content, null, "Gone")]));
        long write = Assert.Single(await test.Eserp.Journal.GetWritesAsync(run, TestContext.Current.CancellationToken)).JournalId;

        await store.RestoreAsync(id, before.Content, write, TestContext.Current.CancellationToken);

        Assert.NotNull(Assert.Single(await test.Eserp.Journal.GetWritesAsync(run, TestContext.Current.CancellationToken)).Undone);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_feed_lists_everything_once_and_then_each_change_in_pages_of_any_size(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        for (int i = 0; i < 7; i++)
            test.User.Add([1], $"A{i}", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        test.User.Add([2], "of somebody else", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        IMailboxStore store = test.OpenMailbox();
        (List<EserpChange> listed, string token) = await DrainAsync(store, null, 3);
        Assert.Equal(7, listed.Select(change => change.EserpId).Distinct().Count());

        test.User.Change(listed[0].EserpId, "Location", "Halle 2");
        test.User.Delete(listed[1].EserpId);
        test.Sql($"DELETE FROM ref.AppointmentParticipant WHERE AppointmentId = {listed[2].EserpId}");
        (List<EserpChange> changes, string end) = await DrainAsync(store, token, 1);

        Assert.Equal([(listed[0].EserpId, false), (listed[1].EserpId, true), (listed[2].EserpId, true)], changes.Select(c => (c.EserpId, c.IsDeleted)));
        Assert.Empty((await DrainAsync(store, end, 100)).Changes);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_one_statement_changed_is_listed_whole_in_small_pages(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        for (int i = 0; i < 5; i++)
            test.User.Add([1], $"A{i}", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        IMailboxStore store = test.OpenMailbox();
        (List<EserpChange> listed, string token) = await DrainAsync(store, null, 100);

        test.Sql("UPDATE ref.Appointment SET Location = 'Halle 2'");
        (List<EserpChange> changes, string end) = await DrainAsync(store, token, 2);

        Assert.Equal(listed.Select(change => change.EserpId).Distinct().Order(), changes.Select(change => change.EserpId).Order());
        Assert.Empty((await DrainAsync(store, end, 2)).Changes);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_list_in_full_tells_what_was_deleted_before_it_began(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        long stays = test.User.Add([1], "bleibt", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        long goes = test.User.Add([1], "geht", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
        test.Sql($"DELETE FROM ref.Appointment WHERE AppointmentId = {goes}");

        (List<EserpChange> listed, _) = await DrainAsync(test.OpenMailbox(), null, 100);

        Assert.True(Assert.Single(listed, change => change.EserpId == goes).IsDeleted);
        Assert.All(listed.Where(change => change.EserpId == stays), change => Assert.False(change.IsDeleted));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_item_is_unseen_until_a_list_has_named_it(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content) { IsUnseen = true }, []));
        PendingItem unseen = new(created.EserpId, "item");
        Assert.Equal([unseen], await store.GetUnseenAsync(TestContext.Current.CancellationToken));
        Assert.Equal([unseen], await store.GetPendingAsync(false, TestContext.Current.CancellationToken));

        await store.ConfirmSeenAsync(["another", "item"], TestContext.Current.CancellationToken);

        Assert.Empty(await store.GetUnseenAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await store.GetPendingAsync(false, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_issue_is_pending_until_its_item_crosses(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        await store.ReportIssuesAsync([new SyncIssue(1, null, "item", "x", "ExchangeBusy", "later", Retry: true)], TestContext.Current.CancellationToken);
        Assert.Equal([new PendingItem(null, "item")], await store.GetPendingAsync(false, TestContext.Current.CancellationToken));
        await CommitAsync(store, new ItemCommit(new EserpWrite.Create(Content), new LinkWrite.Put(null, "item", "ck", 0, Content), []));
        Assert.Empty(await store.GetPendingAsync(false, TestContext.Current.CancellationToken));
    }

    private static async Task<ItemCommitResult> CommitAsync(IMailboxStore store, ItemCommit commit)
    {
        ItemCommitResult result = Assert.Single(await store.CommitAsync([commit], TestContext.Current.CancellationToken));
        Assert.Equal(CommitOutcome.Committed, result.Outcome);
        return result;
    }

    private static async Task<(List<EserpChange> Changes, string Token)> DrainAsync(IMailboxStore store, string? token, int pageSize)
    {
        List<EserpChange> changes = [];
        while (true)
        {
            EserpChangePage page = await store.GetChangesAsync(token, pageSize, TestContext.Current.CancellationToken);
            changes.AddRange(page.Changes);
            token = page.ChangeToken;
            if (page.IsLast)
                return (changes, token);
        }
    }
}
