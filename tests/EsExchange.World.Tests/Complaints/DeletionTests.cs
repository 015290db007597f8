using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Mailbox;
using EsExchange.Simulator.Faults;
using EsExchange.Simulator.Store;
using EsExchange.World.Tests.Complaints.Support;
using EsExchange.World.Tests.Faults;
using NodaTime;
using Xunit;

namespace EsExchange.World.Tests.Complaints;

/// <summary>Complaints about what is deleted, and about what is gone and asked for all the same.</summary>
public sealed class DeletionTests
{
    [Fact]
    [Complaint("404 retried for ever")]
    public Task A_404_is_retried_for_ever() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            stage.World.AddAppointment("Abnahme", day: 2);
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Delete(stage.World.Item("Abnahme").ItemId);
            stage.World.Sql("UPDATE es_Position SET SyncState = 'of the former server'");
            await stage.SyncAsync();
            stage.World.Server.Exchanges.Clear();
            for (int run = 0; run < 5; run++)
                await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(0, stage.World.Server.Exchanges.Count("GetItem"));
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Folder = folder => new Reading(folder, read => read.Outcome == ReadOutcome.NotFound ? read with { Outcome = ReadOutcome.Failed } : read) },
    }.ProveAsync();

    [Fact]
    [Complaint("changed filter deletes")]
    public Task A_changed_filter_deletes() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.Set(staff => staff with { NoPrivateAppointments = false });
            stage.World.AddAppointment("Aufmaß");
            CalendarItem item = stage.World.AddItem("Zahnarzt", 2);
            stage.World.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, changed => changed.Sensitivity = Sensitivity.Private);
            await stage.SyncAsync();
            stage.World.Set(staff => staff with { NoPrivateAppointments = true });
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(["Aufmaß", "Zahnarzt"], stage.World.Appointments.Select(row => row.Subject));
            Assert.Equal(["Aufmaß", "Zahnarzt"], stage.World.Items.Select(item => item.Subject));
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var filter = new Filter();
            return new Fault { Staff = filter.Understand, Folder = folder => new DeletionsInvented(new Reading(folder, filter.See), filter.Hidden) };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("items at the window's edge deleted")]
    public Task Items_at_the_windows_edge_are_deleted() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddWeekly("Bauleitung", count: 8, firstInDays: -24);
            await stage.SyncAsync();
            Assert.Equal(8, stage.World.Appointments.Count);
            stage.Clock.Shift = TimeSpan.FromDays(7);
            stage.World.Mailbox.Calendar.Change<CalendarItem>(stage.World.Outlook()[^1].ItemId, item => item.Location = "Bonn");
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(8, stage.World.Outlook().Count);
            Assert.Equal(stage.World.Outlook().Select(item => (item.Start, item.Location)), stage.World.Eserp().Select(row => (row.Start(), row.Location)));
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var listed = new Dictionary<string, Instant>();
            var outside = new HashSet<string>();
            return new Fault { Folder = folder => new DeletionsInvented(new WindowIsAll(folder, listed, outside), () => outside) };
        },
    }.ProveAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Complaint("an emptied side wipes the other (but both empty is fine)")]
    public Task An_emptied_side_wipes_the_other(bool isEserpEmptied) => new Scenario
    {
        Story = async stage =>
        {
            for (int day = 1; day <= 25; day++)
                stage.World.AddAppointment($"Termin {day}", day: day);
            await stage.SyncAsync();
            if (isEserpEmptied)
                EmptyEserp(stage);
            else
                EmptyExchange(stage);
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal(25, isEserpEmptied ? stage.World.Items.Count : stage.World.Appointments.Count);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Connection = connection => connection with { DeleteLimitPercent = 100 } },
    }.ProveAsync();

    [Fact]
    [Complaint("an emptied side wipes the other (but both empty is fine)")]
    public Task But_both_empty_is_fine() => new Scenario
    {
        Story = async stage =>
        {
            for (int day = 1; day <= 25; day++)
                stage.World.AddAppointment($"Termin {day}", day: day);
            await stage.SyncAsync();
            EmptyEserp(stage);
            EmptyExchange(stage);
            await stage.SyncAsync();
            stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
        },
        Check = async stage =>
        {
            Assert.Equal("Aufmaß", Assert.Single(stage.World.Items).Subject);
            IReadOnlyList<RecordedIssue> issues = await stage.World.Database.Issues.GetIssuesAsync(false, TestContext.Current.CancellationToken);
            Assert.Empty(issues);
        },
        Fault = () => new Fault { Folder = folder => new EmptyIsBroken(folder) },
    }.ProveAsync();

    [Fact]
    [Complaint("unreadable item taken for deleted")]
    public Task An_unreadable_item_is_taken_for_deleted() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Change<CalendarItem>(stage.World.Item("Aufmaß").ItemId, item => item.Location = "Bonn");
            stage.World.Server.Faults.Add(new FaultEffect.ItemError("ErrorCorruptData"), "GetItem", times: 1);
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal("Bonn", Assert.Single(stage.World.Appointments).Location);
            Assert.Equal("Bonn", Assert.Single(stage.World.Items).Location);
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var unread = new HashSet<string>();
            return new Fault
            {
                Folder = folder => new DeletionsInvented(
                    new Reading(folder, read =>
                    {
                        if (read.Outcome == ReadOutcome.Failed)
                            unread.Add(read.ItemId);
                        return read;
                    }),
                    () => unread),
            };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("copying an item kills the original")]
    public Task Copying_an_item_kills_the_original() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            await stage.SyncAsync();
            CalendarItem copy = stage.World.Mailbox.Calendar.Add(stage.World.Item("Aufmaß"));
            await stage.SyncAsync();
            stage.World.Mailbox.Calendar.Delete(copy.ItemId);
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal("Aufmaß", Assert.Single(stage.World.Appointments).Subject);
            Assert.Equal("Aufmaß", Assert.Single(stage.World.Items).Subject);
            return Task.CompletedTask;
        },
        Fault = () =>
        {
            var stamps = new Dictionary<string, string>();
            return new Fault { Store = store => new StampIsLink(store, stamps), Folder = folder => new StampsNoted(folder, stamps) };
        },
    }.ProveAsync();

    [Fact]
    [Complaint("a new item deleted by the next run after a crash")]
    public Task A_new_item_is_deleted_by_the_next_run_after_a_crash() => new Scenario
    {
        Story = async stage =>
        {
            stage.World.AddAppointment("Aufmaß");
            await stage.SyncAndDieAsync();
            Assert.Single(stage.World.Items);
            await stage.SyncAsync();
            await stage.SyncAsync();
        },
        Check = stage =>
        {
            Assert.Equal("Aufmaß", Assert.Single(stage.World.Items).Subject);
            Assert.Equal("Aufmaß", Assert.Single(stage.World.Appointments).Subject);
            return Task.CompletedTask;
        },
        Fault = () => new Fault { Store = store => new UnfinishedIsDeleted(store) },
    }.ProveAsync();

    private static void EmptyEserp(Stage stage)
    {
        foreach (long id in stage.World.Appointments.Select(row => row.AppointmentId).ToArray())
            stage.World.User.Delete(id);
    }

    private static void EmptyExchange(Stage stage)
    {
        foreach (CalendarItem item in stage.World.Items)
            stage.World.Mailbox.Calendar.Delete(item.ItemId);
    }

    /// <summary>Items are read otherwise than they are.</summary>
    private sealed class Reading(IExchangeFolder folder, Func<ExchangeRead, ExchangeRead> read) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) => [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read)];
    }

    /// <summary>Items that are not seen are said to be deleted.</summary>
    private sealed class DeletionsInvented(IExchangeFolder folder, Func<IEnumerable<string>> unseen) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes, .. unseen().Select(id => new ExchangeChange(new ExchangeItemId(id, null), true, null, null))] };
        }
    }

    /// <summary>What was in the window and is no more is taken for gone.</summary>
    private sealed class WindowIsAll(IExchangeFolder folder, Dictionary<string, Instant> listed, HashSet<string> outside) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeOccurrence> occurrences = await Truth.GetOccurrencesAsync(window, cancellationToken);
            if (window.Duration > Duration.FromDays(300))
                outside.UnionWith(listed.Where(entry => !window.Contains(entry.Value)).Select(entry => entry.Key));
            foreach (ExchangeOccurrence occurrence in occurrences)
                listed[occurrence.Item.Id] = occurrence.Start;
            return occurrences;
        }
    }

    /// <summary>A mailbox without items is taken for one that is broken.</summary>
    private sealed class EmptyIsBroken(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page.Changes.Count > 0 && page.Changes.All(change => change.IsDeleted) ? throw new ExchangeException("Suspicious", "The mailbox is empty.") : page;
        }
    }

    /// <summary>Options that only filter the list of items.</summary>
    private sealed class Filter
    {
        private readonly HashSet<string> _private = [];
        private bool _keepsPrivate;

        public HashSet<string> Hidden() => _keepsPrivate ? _private : [];

        public SyncedStaff Understand(SyncedStaff staff)
        {
            _keepsPrivate = staff.NoPrivateAppointments;
            return staff with { NoPrivateAppointments = false };
        }

        public ExchangeRead See(ExchangeRead read)
        {
            if (read.Item is { Content.IsPrivate: true })
                _private.Add(read.ItemId);
            return read;
        }
    }

    /// <summary>Notes which item carries which stamp.</summary>
    private sealed class StampsNoted(IExchangeFolder folder, Dictionary<string, string> stamps) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            foreach (ExchangeChange change in page.Changes.Where(change => change.Stamp is not null))
                stamps[change.Item.Id] = change.Stamp!;
            return page;
        }
    }

    /// <summary>Whatever carries the stamp of an appointment is its counterpart.</summary>
    private sealed class StampIsLink(IMailboxStore store, Dictionary<string, string> stamps) : LyingStore(store)
    {
        public override async Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
        {
            List<Link> links = [.. await Truth.GetLinksByItemAsync(itemIds, cancellationToken)];
            foreach (string id in itemIds.Where(id => links.TrueForAll(link => link.ItemId != id) && stamps.ContainsKey(id)))
            {
                long eserpId = long.Parse(stamps[id].Split('/')[^1], CultureInfo.InvariantCulture);
                links.AddRange((await Truth.GetLinksByEserpIdAsync([eserpId], cancellationToken)).Select(link => link with { ItemId = id }));
            }

            return links;
        }
    }

    /// <summary>What the last run had begun and not finished is taken for known, and so for deleted in eserp.</summary>
    private sealed class UnfinishedIsDeleted(IMailboxStore store) : LyingStore(store)
    {
        private HashSet<long>? _unfinished;

        public override async Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken)
        {
            _unfinished ??= [.. (await Truth.GetLinksAsync(0, int.MaxValue, cancellationToken)).Where(link => link.Intent is not null).Select(link => link.EserpId)];
            return await Truth.GetPositionAsync(cancellationToken);
        }

        public override async Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken)
        {
            EserpChangePage page = await Truth.GetChangesAsync(changeToken, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes.Where(change => !_unfinished!.Contains(change.EserpId)), .. _unfinished!.Select(id => new EserpChange(id, 0, true))] };
        }

        public override async Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) =>
            await Truth.LoadAsync([.. eserpIds.Where(id => !_unfinished!.Contains(id))], cancellationToken);
    }
}
