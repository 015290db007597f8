using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

/// <summary>A store is asked for more keys than a statement takes parameters; the database of these tests takes fewer than SQL Server.</summary>
public sealed class ManyKeysTests
{
    private const int Many = 2500;
    private const int OtherParameters = 10;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private static readonly string Numbers = $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})";

    [Theory]
    [InlineData(ItemKind.Appointment)]
    [InlineData(ItemKind.Task)]
    [InlineData(ItemKind.Contact)]
    public async Task Items_and_links_are_found_each_once(ItemKind kind)
    {
        await using TestDatabase test = await FillAsync();
        MailboxStore store = Open(test, kind);
        long[] ids = [.. Enumerable.Range(1, Many).Select(i => (long)i)];
        string[] items = [.. ids.Select(id => $"item{id}")];

        IReadOnlyList<EserpItem> loaded = await store.LoadAsync([.. ids, .. ids], None);
        Assert.Equal(ids, loaded.Select(item => item.Id).Order());
        Assert.All(loaded, item => Assert.True(item.Version > 0));
        Assert.Equal(ids, (await store.GetLinksByEserpIdAsync(ids, None)).Select(link => link.EserpId).Order());
        Assert.Equal(ids, (await store.GetLinksByItemAsync([.. items, .. items], None)).Select(link => link.EserpId).Order());
        await store.ConfirmSeenAsync(items, None);
        Assert.Empty(await store.GetUnseenAsync(None));
    }

    [Fact]
    public async Task So_are_series_meetings_and_occurrences()
    {
        await using TestDatabase test = await FillAsync();
        MailboxStore store = Open(test, ItemKind.Appointment);
        string[] series = [.. Enumerable.Range(1, Many).Select(i => $"series{i}")];
        Assert.Equal(Many / 2, (await store.GetLinksBySeriesAsync(series, None)).DistinctBy(link => link.EserpId).Count());
        Assert.Equal(Many / 2, (await store.GetLinksByMeetingAsync(series, None)).DistinctBy(link => link.EserpId).Count());
        Assert.Equal(Many, (await store.FindBySeriesAsync(series, None)).DistinctBy(occurrence => occurrence.EserpId).Count());

        await store.SaveSeriesIdsAsync(series.ToDictionary(id => $"master of {id}", id => (string?)id), None);
        Assert.Equal(Many, (await store.GetSeriesIdsAsync([.. series.Select(id => $"master of {id}")], None)).Count);
    }

    [Fact]
    public async Task Deletions_are_approved_all_at_once()
    {
        await using TestDatabase test = await FillAsync();
        var issues = new IssueHistory(Access(test), test.Time);
        Assert.Equal(Many, await issues.ApproveAsync([.. Enumerable.Range(1, Many).Select(i => (long)i)], None));
    }

    [Fact]
    public async Task None_at_all_are_found_without_a_query()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        MailboxStore store = Open(test, ItemKind.Appointment);
        Assert.Empty(await store.LoadAsync([], None));
        Assert.Empty(await store.GetSeriesIdsAsync([], None));
        await store.ConfirmSeenAsync([], None);
    }

    [Fact]
    public async Task This_database_would_notice()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        int[] keys = [.. Enumerable.Range(1, Pieces.Size + OtherParameters + 1)];
        SqliteException error = await Assert.ThrowsAsync<SqliteException>(() => Access(test).ReadAsync(db => db.Query<long>("SELECT RunId FROM es.Run WHERE RunId IN @keys", new { keys }), None));
        Assert.Contains("too many SQL variables", error.Message, System.StringComparison.Ordinal);
        Assert.True(Pieces.Size + OtherParameters < 2100);
    }

    private static NarrowAccess Access(TestDatabase test) => new(test.File, Pieces.Size + OtherParameters);

    private static MailboxStore Open(TestDatabase test, ItemKind kind) =>
        new(Access(test), test.Connection with { EquipmentAsText = true, PriorityAsText = true }, test.Staff, kind, null, test.Eserp.Zone, test.Time);

    /// <summary>Many items of each kind, each linked to an Exchange item that no list has named yet; every other link stands for a meeting.</summary>
    private static async Task<TestDatabase> FillAsync()
    {
        TestDatabase test = await TestDatabase.CreateAsync();
        foreach (string statement in new[]
        {
            "INSERT INTO ref_Appointment (AppointmentId, StartTime, EndTime, SeriesId, OccurrenceStart) SELECT i, '2027-01-11T08:00:00', '2027-01-11T09:00:00', 'series' || i, '2027-01-11T07:00:00.000Z' FROM n",
            "INSERT INTO ref_AppointmentParticipant (AppointmentId, StaffNumber) SELECT i, 1 FROM n",
            "INSERT INTO ref_Task (TaskId, StaffNumber, Subject) SELECT i, 1, 'x' FROM n",
            "INSERT INTO ref_ContactPerson (ContactPersonId, Company, LastName) SELECT i, 'Stadtwerke', 'Düring' FROM n",
            "INSERT INTO ref_ContactPersonTransfer (ContactPersonId, StaffNumber) SELECT i, 1 FROM n",
            $"""
            INSERT INTO es_Link (ConnectionId, StaffNumber, Kind, EserpId, ItemId, IsUnseen, SeriesId, OccurrenceStart)
            SELECT {test.Connection.Id}, 1, k.kind, i, 'item' || i, 1, 'series' || i, CASE i % 2 WHEN 0 THEN '2027-01-11T07:00:00.000Z' END FROM n, (SELECT 0 AS kind UNION SELECT 1 UNION SELECT 2) k
            """,
            $"""
            INSERT INTO es_Issue (ConnectionId, StaffNumber, Kind, EserpId, Reason, Message, Retry, FirstSeen, LastSeen, LastRunId)
            SELECT {test.Connection.Id}, 1, 0, i, '{SyncIssue.HeldByBrake}', 'waits', 1, '2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.000Z', 1 FROM n
            """,
        })
            test.Run($"{Numbers} {statement}");
        return test;
    }
}
