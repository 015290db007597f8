using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using EsExchange.World.Tests.Complaints.Support;
using EsExchange.World.Tests.Faults;
using NodaTime;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>Complaints about clocks, zones and occurrences.</summary>
public sealed class TimeTests
{
    [Fact]
    [Complaint("clocks decide the winner")]
    public Task Clocks_decide_the_winner() => new Scenario
    {
        Story = async stage =>
        {
            await stage.ConfigureAsync(connection => connection with { ConflictRule = ConflictRule.Eserp });
            stage.ServerClock.Shift = TimeSpan.FromHours(1);
            long id = stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(stage.World.Item("Aufmaß").ItemId, item => item.Location = "in Exchange");
            stage.World.User.Change(id, "Location", "in eserp, and later");
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal("in eserp, and later", stage.World.Item("Aufmaß").Location);
            Assert.Equal("in eserp, and later", stage.World.Appointment("Aufmaß").Location);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Connection = connection => connection with { ConflictRule = ConflictRule.Newest } },
    }.ProveAsync();

    [Fact]
    [Complaint("clocks decide the winner")]
    public Task Clocks_decide_what_is_new() => new Scenario
    {
        Story = async stage =>
        {
            stage.ServerClock.Shift = -TimeSpan.FromHours(1);
            stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(stage.World.Item("Aufmaß").ItemId, item => item.Location = "Bonn");
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal("Bonn", stage.World.Appointment("Aufmaß").Location);
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            Instant lastRun = Instant.MinValue;
            return new Fault
            {
                Folder = folder =>
                {
                    var changed = new ChangedSince(folder, lastRun);
                    lastRun = SystemClock.Instance.GetCurrentInstant();
                    return changed;
                },
            };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("DST shifts")]
    public Task DST_shifts() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Winter");
            stage.World.User.Add([1], "Sommer", "2027-07-01T09:00:00", "2027-07-01T10:00:00");
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(stage.World.Item("Sommer").ItemId, item => item.Location = "Bonn");
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(Instant.FromUtc(2027, 7, 1, 7, 0), stage.World.Item("Sommer").Start);
            Assert.Equal(Instant.FromUtc(2027, 1, 1, 8, 0), stage.World.Item("Winter").Start);
            Assert.Equal("2027-07-01T09:00:00", stage.World.Appointment("Sommer").StartTime[..19]);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Folder = folder => new OffsetOfToday(folder) },
    }.ProveAsync();

    [Fact]
    [Complaint("moved or deleted occurrences lost or back again")]
    public Task Moved_or_deleted_occurrences_are_lost_or_back_again() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddWeekly("Bauleitung", count: 6);
            await stage.SyncAsync();
            IReadOnlyList<CalendarItem> shown = stage.World.Outlook();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(shown[2].ItemId, item => { item.Start += Duration.FromHours(2); item.End += Duration.FromHours(2); });
            stage.World.Mailbox.Calendar.Delete(shown[3].ItemId);
            stage.World.User.Delete(stage.World.Eserp()[4].AppointmentId);
            for (int run = 0; run < 3; run++)
                await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal([0, 1, 2, 5], stage.World.Eserp().Select(row => (int)(row.Start() - stage.World.Eserp()[0].Start()).TotalDays / 7));
            Assert.Equal(stage.World.Outlook().Select(item => item.Start), stage.World.Eserp().Select(row => row.Start()));
            Assert.Single(stage.World.Outlook(), item => item.IsException);
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var expanded = new Dictionary<string, ExchangeRead>();
            var listed = new Dictionary<string, ExchangeOccurrence>();
            return new Fault { Folder = folder => new PatternOnly(folder, expanded, listed) };
        },
    }.ProveAsync();

    /// <summary>Changes are what the server's clock puts behind the last run.</summary>
    private sealed class ChangedSince(IExchangeFolder folder, Instant lastRun) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes.Where(change => change.Modified is null || change.Modified > lastRun)] };
        }
    }

    /// <summary>Local times are sent with winter's offset, whichever half of the year they are in.</summary>
    private sealed class OffsetOfToday(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
            Truth.CreateAsync([.. items.Select(item => item with { Content = Sent(item.Content) })], cancellationToken);

        private static ItemContent Sent(ItemContent content) => content is Appointment { Time: AppointmentTime.Timed time } appointment
            ? appointment with { Time = new AppointmentTime.Timed(Sent(time.Start), Sent(time.End)) }
            : content;

        private static Instant Sent(Instant time) => time.InZone(CalendarEntries.Berlin).LocalDateTime.WithOffset(Offset.FromHours(1)).ToInstant();
    }

    /// <summary>A series is expanded once, and what becomes of single occurrences is not looked at.</summary>
    private sealed class PatternOnly(IExchangeFolder folder, Dictionary<string, ExchangeRead> expanded, Dictionary<string, ExchangeOccurrence> listed) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeRead> reads = await Truth.LoadAsync(itemIds, cancellationToken);
            foreach (ExchangeRead read in reads.Where(read => read.Item is { Series: not null, IsSeries: false }))
                expanded.TryAdd(read.ItemId, read);
            return [.. reads.Select(read => expanded.GetValueOrDefault(read.ItemId, read))];
        }

        public override async Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken)
        {
            foreach (ExchangeOccurrence occurrence in await Truth.GetOccurrencesAsync(window, cancellationToken))
                listed.TryAdd(occurrence.Item.Id, occurrence);
            return [.. listed.Values.Where(occurrence => window.Contains(occurrence.Start))];
        }
    }
}
