using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

/// <summary>Tasks and contact persons cross the views of any schema whole, and the change log sees whoever changes them.</summary>
public sealed class TaskAndContactTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_task_is_created_changed_and_deleted_through_the_views(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox(null, ItemKind.Task);
        var content = new TaskContent
        {
            Subject = "Statik anfordern",
            Body = "Zeile 1\nZeile 2",
            Start = new LocalDate(2027, 1, 11),
            Due = new LocalDate(2027, 1, 15),
            Progress = TaskProgress.Of(TaskState.InProgress, 40, null),
            Reminder = Instant.FromUtc(2027, 1, 14, 7, 30),
            Importance = Importance.High,
            Sensitivity = Sensitivity.Private,
        };
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, "t", "ck", 0, content), []));
        long id = created.EserpId!.Value;
        Assert.Equal(content, Assert.Single(await store.LoadAsync([id], None)).Content);

        TaskContent done = content with { Progress = TaskProgress.Of(TaskState.Completed, 100, new LocalDate(2027, 1, 13)), Due = null, Reminder = null, Sensitivity = Sensitivity.Normal };
        ItemCommitResult changed = await CommitAsync(store, new ItemCommit(new EserpWrite.Update(id, created.Version, done), new LinkWrite.Put(id, "t", "ck", 0, done), []));
        Assert.Equal(done, Assert.Single(await store.LoadAsync([id], None)).Content);

        await CommitAsync(store, new ItemCommit(new EserpWrite.Delete(id, changed.Version), new LinkWrite.Remove(id), []));
        Assert.Equal(0L, Convert.ToInt64(test.Sql("SELECT count(*) FROM ref.Task"), CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task The_feed_sees_what_eserps_own_users_do_to_tasks(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        test.Sql("INSERT INTO ref.Task (StaffNumber, Subject) VALUES (1, 'bleibt'), (1, 'geht'), (1, 'wandert'), (2, 'von jemand anderem')");
        IMailboxStore store = test.OpenMailbox(null, ItemKind.Task);
        (List<EserpChange> listed, string token) = await DrainAsync(store, null);
        Assert.Equal(3, listed.DistinctBy(change => change.EserpId).Count());

        test.Sql("UPDATE ref.Task SET Subject = 'anders' WHERE Subject = 'bleibt'");
        test.Sql("DELETE FROM ref.Task WHERE Subject = 'geht'");
        test.Sql("UPDATE ref.Task SET StaffNumber = 2 WHERE Subject = 'wandert'");
        (List<EserpChange> changes, _) = await DrainAsync(store, token);
        Assert.Equal([false, true, true], changes.Select(change => change.IsDeleted));
        Assert.Equal(listed.Select(change => change.EserpId).Distinct().Order(), changes.Select(change => change.EserpId).Order());

        IMailboxStore other = test.Eserp.OpenMailbox(test.Connection, test.Staff with { StaffNumber = 2 }, ItemKind.Task, null);
        Assert.Equal(2, (await DrainAsync(other, null)).Changes.Where(change => !change.IsDeleted).DistinctBy(change => change.EserpId).Count());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_contact_person_is_fed_by_its_transfer_and_changed_through_the_views(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        test.Sql("INSERT INTO ref.ContactPerson (Company, FirstName, LastName) VALUES ('Stadtwerke', 'Ute', 'Düring')");
        long id = Convert.ToInt64(test.Sql("SELECT ContactPersonId FROM ref.ContactPerson"), CultureInfo.InvariantCulture);
        IMailboxStore store = test.OpenMailbox(null, ItemKind.Contact);
        (List<EserpChange> before, string token) = await DrainAsync(store, null);
        Assert.Empty(before);

        test.Sql($"INSERT INTO ref.ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES ({id}, 1)");
        (List<EserpChange> marked, token) = await DrainAsync(store, token);
        Assert.False(Assert.Single(marked).IsDeleted);
        EserpItem loaded = Assert.Single(await store.LoadAsync([id], None));
        var content = (ContactContent)loaded.Content;
        Assert.Equal("Düring", content.Surname);

        ContactContent changed = content with
        {
            Department = "Einkauf",
            Salutation = "Frau",
            Nickname = "Utchen",
            Birthday = new LocalDate(1980, 2, 29),
            EMail = "u.duering@stadtwerke.example",
            BusinessPhone = "0911 1",
            MobilePhone = "0170 2",
            HomePhone = "0911 3",
            Fax = "0911 4",
            Address = new PostalAddress("Am Plärrer 43", "90429", "Nürnberg", "Deutschland"),
        };
        await CommitAsync(store, new ItemCommit(new EserpWrite.Update(id, loaded.Version, changed), new LinkWrite.Put(id, "c", "ck", 0, changed), []));
        Assert.Equal(changed, Assert.Single(await store.LoadAsync([id], None)).Content);

        test.Sql($"UPDATE ref.ContactPerson SET Company = 'N-ERGIE' WHERE ContactPersonId = {id}");
        (List<EserpChange> after, token) = await DrainAsync(store, token);
        Assert.False(after.Last().IsDeleted);
        test.Sql($"DELETE FROM ref.ContactPerson WHERE ContactPersonId = {id}");
        Assert.True(Assert.Single((await DrainAsync(store, token)).Changes).IsDeleted);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_series_and_its_occurrence_stay_with_an_appointment(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        var content = new Appointment { Subject = "Jour fixe", Time = new AppointmentTime.AllDay(new LocalDate(2027, 1, 11), new LocalDate(2027, 1, 12)), Sensitivity = Sensitivity.Personal };
        var series = new SeriesKey("serie-1", Instant.FromUtc(2027, 1, 10, 23, 0));
        ItemCommitResult created = await CommitAsync(store, new ItemCommit(new EserpWrite.Create(content, series), new LinkWrite.Put(null, "a", "ck", 0, content), []));
        EserpItem loaded = Assert.Single(await store.LoadAsync([created.EserpId!.Value], None));
        Assert.Equal(content, loaded.Content);
        Assert.Equal(series, loaded.Series);
    }

    private static async Task<ItemCommitResult> CommitAsync(IMailboxStore store, ItemCommit commit)
    {
        ItemCommitResult result = Assert.Single(await store.CommitAsync([commit], None));
        Assert.Equal(CommitOutcome.Committed, result.Outcome);
        return result;
    }

    private static async Task<(List<EserpChange> Changes, string Token)> DrainAsync(IMailboxStore store, string? token)
    {
        List<EserpChange> changes = [];
        while (true)
        {
            EserpChangePage page = await store.GetChangesAsync(token, 100, None);
            changes.AddRange(page.Changes);
            token = page.ChangeToken;
            if (page.IsLast)
                return (changes, token);
        }
    }
}
