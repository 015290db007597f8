using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.MasterData;
using EsExchange.Eserp.Retention;
using EsExchange.Eserp.Runs;
using EsExchange.Eserp.Sample;
using EsExchange.Eserp.Secrets;
using EsExchange.Eserp.Staff;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.SqlServer;

/// <summary>Runs every query of the module on SQLite and shows its T-SQL to Microsoft's parser before it is translated.</summary>
public sealed class QueryTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_query_in_code_is_TSql_of_SQL_Server_2016()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        HashSet<string> queries = [];
        var access = new SqliteAccess(test.File, new WatchedDialect(query => queries.Add(query)));
        await ConfigureAsync(access, test);
        await SyncAsync(access, test);
        await KeepAsync(access, test);
        await new DatabaseCheck(access, new SecretKeys(access, test.Eserp.Id, test.Time), test.Time).RunAsync(None);
        await access.WriteAsync(
            db =>
            {
                db.Execute("DELETE FROM es.SyncedStaff");
                db.Execute("DELETE FROM ref.AppointmentParticipant");
                db.Execute("DELETE FROM ref.Appointment");
                db.Execute("DELETE FROM ref.ContactPerson");
                db.Execute("DELETE FROM ref.Task");
                db.Execute("DELETE FROM ref.ActivityType");
                db.Execute("DELETE FROM ref.Staff");
                SampleCompany.Fill(db, new LocalDate(2026, 11, 24));
                return SettingTable.GetId(db);
            },
            None);

        Assert.True(queries.Count > 40, $"only {queries.Count} queries were seen");
        Assert.Empty(queries.Concat(SqlServerDialect.Known.SelectMany(known => new[] { known.EndOfFeed, known.HeldLease })).Concat([SqlServerDialect.Instance.Now, SqlServerDialect.Instance.SchemaVersion, SqlServerDialect.Instance.MissingRights!])
            .Except([SqliteDialect.Instance.Now, SqliteDialect.Instance.SchemaVersion]).SelectMany(Tsql.Errors));
    }

    private static async Task ConfigureAsync(SqliteAccess access, TestDatabase test)
    {
        var store = new ConfigurationStore(access, new SecretKeys(access, test.Eserp.Id, test.Time));
        ExchangeConnection added = await store.AddConnectionAsync(test.Connection with { Id = 0, Name = "branch" }, TestDatabase.Secret, None);
        await store.UpdateConnectionAsync(added with { Name = "branch 2" }, null, None);
        Assert.Equal(TestDatabase.Secret, await store.GetSecretAsync(added.Id, None));
        Assert.Equal(2, (await store.GetConnectionsAsync(None)).Count);
        await store.AddSyncedStaffAsync(test.Staff, None);
        await store.UpdateSyncedStaffAsync(test.Staff with { TaskSync = false }, None);
        Assert.False(Assert.Single(await store.GetSyncedStaffAsync(None)).TaskSync);
        await store.RemoveSyncedStaffAsync(test.Connection.Id, test.Staff.StaffNumber, None);
        await store.RemoveConnectionAsync(added.Id, true, None);
        Assert.Equal(2, (await new StaffDirectory(access).GetStaffAsync(None)).Count);
    }

    private static async Task SyncAsync(SqliteAccess access, TestDatabase test)
    {
        var leases = new LeaseStore(access, test.Time);
        Lease lease = (await leases.TryAcquireAsync("interface", TimeSpan.FromMinutes(2), None)).Lease!;
        await leases.RenewAsync(lease, TimeSpan.FromMinutes(2), None);
        var runs = new RunHistory(access, test.Time);
        long run = await runs.StartAsync(test.Connection.Id, 1, None);
        var store = new MailboxStore(access, test.Connection, test.Staff, ItemKind.Appointment, lease, test.Eserp.Zone, test.Time);

        var content = new Appointment { Subject = "Aufmaß", Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)) };
        var entry = new JournalEntry(run, Side.Eserp, JournalAction.Create, "item", null, content, "New");
        ItemCommitResult created = Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, "item", "ck", 0, content), [entry])], None));
        long id = created.EserpId!.Value;
        await store.SaveIntentsAsync([new WriteIntent(id, content), new WriteIntent(id + 1, content)], [], None);
        await store.SavePositionAsync(new MailboxPosition("a", "s", null), None);
        Assert.Equal("s", (await store.GetPositionAsync(None)).SyncState);
        EserpChangePage list = await store.GetChangesAsync(null, 10, None);
        await store.GetChangesAsync(list.ChangeToken, 10, None);
        Assert.Single(await store.LoadAsync([id], None));
        await store.GetLinksByItemAsync(["item"], None);
        await store.GetLinksByEserpIdAsync([id], None);
        await store.GetLinksAsync(0, 10, None);
        await store.CommitAsync([new ItemCommit(null, new LinkWrite.LetGo(id + 1), [])], None);
        await store.CommitAsync([new ItemCommit(new EserpWrite.Update(id, Assert.Single(await store.LoadAsync([id], None)).Version, null, null), new LinkWrite.Put(id, "item", "ck", 0, content), [])], None);
        await store.ReportIssuesAsync([new SyncIssue(run, id, "item", "x", "Busy", "later"), new SyncIssue(run, null, "other", "x", "Busy", "later", true)], None);
        await store.ResolveIssuesAsync([new PendingItem(id, "item")], run + 1, None);
        await store.GetPendingAsync(false, None);
        var issues = new IssueHistory(access, test.Time);
        Assert.NotEmpty(await issues.GetIssuesAsync(true, None));
        Assert.Equal(new IssueCount(test.Connection.Id, 1, 1, 0), Assert.Single(await issues.CountAsync(None)));
        Assert.Equal(0, await issues.ApproveAsync([1, 2], None));
        Assert.True(await store.CountLinksAsync(None) > 0);
        long version = Assert.Single(await store.LoadAsync([id], None)).Version;
        ItemCommitResult updated = Assert.Single(await store.CommitAsync(
            [new ItemCommit(new EserpWrite.Update(id, version, content with { Subject = "y" }), new LinkWrite.Put(id, "item", "ck", 0, content), [])], None));
        Assert.Equal(CommitOutcome.Committed, updated.Outcome);
        Assert.Equal(CommitOutcome.Committed, Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Delete(id, updated.Version), new LinkWrite.Remove(id), [])], None)).Outcome);
        await store.FindBySeriesAsync(["uid"], None);
        await store.GetLinksBySeriesAsync(["uid"], None);
        await store.GetLinksByMeetingAsync(["uid"], None);
        await store.SaveSeriesIdsAsync(new Dictionary<string, string?> { ["master"] = "uid", ["other"] = null }, None);
        Assert.Equal("uid", (await store.GetSeriesIdsAsync(["master", "other"], None))["master"]);
        await SyncTasksAsync(new MailboxStore(access, test.Connection with { PriorityAsText = true }, test.Staff, ItemKind.Task, lease, test.Eserp.Zone, test.Time));
        test.Sql("INSERT INTO ref.ContactPerson (Company, FirstName, LastName) VALUES ('Stadtwerke', 'Ute', 'Düring')");
        test.Sql("INSERT INTO ref.ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (1, 1)");
        await SyncContactsAsync(new MailboxStore(access, test.Connection, test.Staff, ItemKind.Contact, lease, test.Eserp.Zone, test.Time));
        var masterData = new MasterDataStore(access);
        test.Sql("INSERT INTO ref.ActivityType (ActivityTypeNumber, Name) VALUES (97, 'Aufmaß')");
        await masterData.SetColorAsync(97, 4, None);
        Assert.Equal(4, Assert.Single(await masterData.GetActivityTypesAsync(None), type => type.Number == 97).Color);
        await masterData.GetPrioritiesAsync(None);
        await runs.FinishAsync(run, new RunSummary(), None);
        Assert.NotNull(Assert.Single(await runs.GetRunsAsync(5, None)).Summary);
        Assert.Empty(await runs.GetLatestRunsAsync(None));
        await leases.ReleaseAsync(lease, None);
    }

    /// <summary>Reads, undoes, transfers and prunes what a run has left.</summary>
    private static async Task KeepAsync(SqliteAccess access, TestDatabase test)
    {
        var leases = new LeaseStore(access, test.Time);
        Lease lease = (await leases.TryAcquireAsync("interface", TimeSpan.FromDays(400), None)).Lease!;
        var runs = new RunHistory(access, test.Time);
        var store = new MailboxStore(access, test.Connection, test.Staff, ItemKind.Appointment, lease, test.Eserp.Zone, test.Time);
        var content = new Appointment { Subject = "Statik", Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 12, 8, 0), Instant.FromUtc(2027, 1, 12, 9, 0)) };
        long run = await runs.StartAsync(test.Connection.Id, 1, None);
        ItemCommitResult created = Assert.Single(await store.CommitAsync(
            [
                new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, "kept", "ck", 0, content), [new JournalEntry(run, Side.Eserp, JournalAction.Create, "kept", null, content, "New")])
                {
                    Conflicts = [new ConflictEntry(run, "kept", ItemField.Subject, content, content, content, Side.Eserp)],
                },
            ],
            None));
        var journal = new WriteJournal(access, test.Time);
        RecordedWrite write = Assert.Single(await journal.GetWritesAsync(run, None));
        Assert.NotNull(await journal.GetLastWriteAsync(test.Connection.Id, 1, ItemKind.Appointment, created.EserpId!.Value, None));
        await journal.MarkUndoneAsync(write.JournalId, None);
        await store.EditAsync(created.EserpId.Value, present => ((Appointment)present) with { Subject = "Statik 2" }, write.JournalId, None);
        Assert.NotNull((await store.RestoreAsync(created.EserpId.Value, content, write.JournalId, None)).Kept);
        long added = (await store.RestoreAsync(created.EserpId.Value + 1, content, write.JournalId, None)).EserpId;
        var conflicts = new ConflictHistory(access, test.Time);
        Assert.True(await conflicts.ResolveAsync(Assert.Single(await conflicts.GetConflictsAsync(true, None)).ConflictId, "Eserp", None));
        await runs.FinishAsync(run, new RunSummary { Failure = "x" }, None);

        var configuration = new ConfigurationStore(access, new SecretKeys(access, test.Eserp.Id, test.Time));
        string file = ConfigurationFile.Write([test.Connection with { DeleteLimit = 3 }, test.Connection with { Name = "new" }], [test.Staff], [new ActivityType(97, "Aufmaß", 5)]);
        foreach (string text in new[] { file, ConfigurationFile.Write([test.Connection], [], []) })
        {
            await configuration.ApplyAsync(
                ConfigurationPlan.Compare(
                    ConfigurationFile.Read(text), await configuration.GetConnectionsAsync(None), await configuration.GetSyncedStaffAsync(None), [1, 2], await new MasterDataStore(access).GetActivityTypesAsync(None), prune: true),
                None);
        }

        test.User.Delete(added);
        await runs.GetRunsAsync(5, None);
        await new SecretKeys(access, test.Eserp.Id, test.Time).RotateAsync(SecretKeyPlace.File, null, None);
        test.Time.Advance(TimeSpan.FromDays(91));
        PrunedHistory pruned = await new HistoryPruning(access, test.Time).RunAsync(lease, None);
        Assert.True(pruned is { Runs: > 0, Issues: > 0, Conflicts: > 0, Deletions: > 0 }, pruned.ToString());
        await leases.ReleaseAsync(lease, None);
    }

    private static async Task SyncTasksAsync(MailboxStore store)
    {
        var task = new TaskContent { Subject = "Statik", Due = new LocalDate(2027, 1, 15), Progress = TaskProgress.Of(TaskState.InProgress, 50, null) };
        long id = Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Create(task), new LinkWrite.Put(null, "task", "ck", 0, task), [])], None)).EserpId!.Value;
        EserpChangePage list = await store.GetChangesAsync(null, 10, None);
        Assert.Contains(list.Changes, change => change.EserpId == id);
        await store.GetChangesAsync(list.ChangeToken, 10, None);
        EserpItem read = Assert.Single(await store.LoadAsync([id], None));
        Assert.Equal(task, read.Content);
        TaskContent done = task with { Progress = TaskProgress.Of(TaskState.Completed, 100, new LocalDate(2027, 1, 14)) };
        ItemCommitResult updated = Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Update(id, read.Version, done), new LinkWrite.Put(id, "task", "ck", 0, done), [])], None));
        Assert.Equal(done, Assert.Single(await store.LoadAsync([id], None)).Content);
        Assert.Equal(CommitOutcome.Committed, Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Delete(id, updated.Version), new LinkWrite.Remove(id), [])], None)).Outcome);
    }

    private static async Task SyncContactsAsync(MailboxStore store)
    {
        EserpChangePage list = await store.GetChangesAsync(null, 10, None);
        EserpItem read = Assert.Single(await store.LoadAsync([Assert.Single(list.Changes).EserpId], None));
        ContactContent moved = (ContactContent)read.Content with { Address = new PostalAddress("Am Markt 1", "90762", "Fürth", "Deutschland"), Birthday = new LocalDate(1980, 2, 29) };
        await store.CommitAsync([new ItemCommit(new EserpWrite.Update(read.Id, read.Version, moved), new LinkWrite.Put(read.Id, "contact", "ck", 0, moved), [])], None);
        Assert.Equal(moved, Assert.Single(await store.LoadAsync([read.Id], None)).Content);
        Assert.Single((await store.GetChangesAsync(list.ChangeToken, 10, None)).Changes);
    }
}
