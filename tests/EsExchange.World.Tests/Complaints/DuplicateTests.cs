using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Mailbox;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using EsExchange.World.Tests.Complaints.Support;
using EsExchange.World.Tests.Faults;
using NodaTime;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>Complaints about what is there twice.</summary>
public sealed class DuplicateTests
{
    [Fact]
    [Complaint("New copies on every run")]
    public Task New_copies_on_every_run() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            stage.World.AddItem("Zahnarzt", 2);
            for (int run = 0; run < 3; run++)
                await stage.SyncAsync();
        },
        Check = stage => AssertEverythingOnceAsync(stage, "Aufmaß", "Zahnarzt"),
        Fault = () => new Amnesia(isBorn: true).ToFault(),
    }.ProveAsync();

    [Fact]
    [Complaint("meeting duplicated per invitee")]
    public Task Meeting_duplicated_per_invitee() => new Scenario
    {
        Story = async stage =>
        {
            Mailbox juergen = stage.World.AddColleague(2, "Jürgen Groß", "juergen@musterbau.example");
            Mailbox sabine = stage.World.AddColleague(3, "Sabine Klein", "sabine@musterbau.example");
            stage.World.Invite("Jour fixe", juergen, sabine);
            await stage.World.TrySyncEveryoneAsync(throttleLimit: 1);
            await stage.World.TrySyncEveryoneAsync(throttleLimit: 1);
        },
        Check = stage =>
        {
            Assert.All([1, 2, 3], staff => Assert.Equal("Jour fixe", Assert.Single(stage.World.User.List(staff)).Subject));
            Assert.Single(stage.World.Items);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Staff = staff => staff with { StaffNumber = 1 }, Store = store => new MeetingsUnknown(store) },
    }.ProveAsync();

    [Fact]
    [Complaint("series shifted or converted duplicates")]
    public Task A_series_shifted_or_converted_duplicates() => new Scenario
    {
        Story = async stage =>
        {
            CalendarItem shifted = stage.World.AddWeekly("Bauleitung", count: 4);
            CalendarItem converted = stage.World.AddWeekly("Wochenplanung", count: 3, firstInDays: 9);
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(shifted.ItemId, item => { item.Start += Duration.FromHours(2); item.End += Duration.FromHours(2); });
            stage.World.Mailbox.Calendar.Change<CalendarItem>(converted.ItemId, item => item.Recurrence = null);
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(converted.ItemId, item => item.Recurrence = CalendarEntries.Weekly(item.Start.InZone(CalendarEntries.Berlin).Date, 2));
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(
                stage.World.Outlook().Select(item => (item.Start, item.Subject)).Order(),
                stage.World.Eserp().Select(row => (row.Start(), row.Subject)).Order());
            Assert.Equal(6, stage.World.Appointments.Count);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Store = store => new SeriesUnknown(store) },
    }.ProveAsync();

    [Fact]
    [Complaint("reinstall or mailbox move duplicates everything")]
    public Task Reinstall_or_mailbox_move_duplicates_everything() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            stage.World.AddItem("Zahnarzt", 2);
            await stage.SyncAsync();

            stage.World.Sql("DELETE FROM es_Link; DELETE FROM es_Series; DELETE FROM es_Position");
            await stage.SyncAsync();

            foreach (CalendarItem item in stage.World.Items)
            {
                stage.World.Mailbox.Calendar.Add(item);
                stage.World.Mailbox.Calendar.Delete(item.ItemId);
            }

            stage.World.Sql("UPDATE es_Position SET SyncState = 'of the former server'");
            await stage.SyncAsync();
        },
        Check = stage => AssertEverythingOnceAsync(stage, "Aufmaß", "Zahnarzt"),
        Fault = Amnesia.OfMarks,
    }.ProveAsync();

    [Fact]
    [Complaint("lost sync state (ErrorInvalidSyncStateData) duplicates")]
    public Task A_lost_sync_state_duplicates() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            stage.World.AddItem("Zahnarzt", 2);
            await stage.SyncAsync();
            FaultRule lost = stage.World.Server.Faults.Add(new FaultEffect.ItemError("ErrorInvalidSyncStateData"), "SyncFolderItems", times: 1);
            await stage.SyncAsync();
            Assert.Equal(1, lost.Fired);
        },
        Check = stage => AssertEverythingOnceAsync(stage, "Aufmaß", "Zahnarzt"),
        Fault = () => new Amnesia(isBorn: false).ToFault(),
    }.ProveAsync();

    /// <summary>Each is there once on both sides, and the next run writes nothing.</summary>
    private static async Task AssertEverythingOnceAsync(Stage stage, params string[] subjects)
    {
        Assert.Equal(subjects, stage.World.Appointments.Select(row => row.Subject));
        Assert.Equal(subjects, stage.World.Items.Select(item => item.Subject));
        MailboxResult idle = await stage.SyncAsync();
        Assert.Equal(0, idle.Eserp.Total + idle.Exchange.Total);
    }

    /// <summary>What the copies of a meeting have in common is not known.</summary>
    private sealed class MeetingsUnknown(IMailboxStore store) : LyingStore(store)
    {
        public override Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Link>>([]);
    }

    /// <summary>Which item stands for which series, and what was made of it, is not known.</summary>
    private sealed class SeriesUnknown(IMailboxStore store) : LyingStore(store)
    {
        public override Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

        public override Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Link>>([]);

        public override Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EserpOccurrence>>([]);
    }
}
