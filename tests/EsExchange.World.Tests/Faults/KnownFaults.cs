using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.World.Stories;
using NodaTime;

namespace EsExchange.World.Tests.Faults;

/// <summary>Faults that sync engines are known to have, each put into ours by a port that lies. The world has to find every one.</summary>
internal static class KnownFaults
{
    public static IReadOnlyDictionary<string, Func<EngineFault>> All { get; } = new Dictionary<string, Func<EngineFault>>
    {
        ["the base is not updated"] = () => new Fault { Store = store => new BaseNotUpdated(store, _ => true) },
        ["the base is not updated where both sides were written"] = () => new Fault { Store = store => new BaseNotUpdated(store, commit => commit.Journal.Count > 1 || commit.Conflicts.Count > 0) },
        ["the loser of a conflict is not kept"] = () => new Fault { Store = store => new LoserNotKept(store) },
        ["the loser of a conflict is kept only after it was overwritten"] = () => new Fault { Store = store => new LoserKeptTooLate(store) },
        ["Exchange's token is saved before its changes are applied"] = () => new TokenTooEarly(),
        ["eserp's token is saved before its changes are applied"] = () => new Fault { Store = store => new FeedTokenTooEarly(store) },
        ["an absent item is taken for deleted"] = () => new Fault { Folder = folder => new AbsentIsDeleted(folder) },
        ["an unreadable item is taken for absent"] = () => new Fault { Folder = folder => new UnreadableIsAbsent(folder) },
        ["an unknown outcome is taken for success"] = () => new Fault { Folder = folder => new UnknownIsWritten(folder) },
        ["an unknown creation is sent again"] = () => new Fault { Folder = folder => new UnknownIsSentAgain(folder) },
        ["items are created without a stamp"] = () => new Fault { Folder = folder => new NoStamp(folder) },
        ["items that eserp took over are not stamped"] = () => new Fault { Folder = folder => new NoStampOnUpdate(folder) },
        ["ChangeKeys are not compared"] = () => new Fault { Folder = folder => new ChangeKeyIgnored(folder) },
        ["eserp's versions are not compared"] = () => new VersionsIgnored(),
        ["the options for deletions are ignored"] = () => new Fault
        {
            Staff = staff => staff with
            {
                DeleteAppointmentsInEserp = true, DeleteAppointmentsInExchange = true, DeleteTasksInEserp = true, DeleteTasksInExchange = true,
            },
        },
        ["the options for private items are ignored"] = () => new Fault { Staff = staff => staff with { NoPrivateAppointments = false, NoPrivateTasks = false } },
        ["contact persons come back although the option does not say so"] = () => new Fault { Connection = connection => connection with { AllowAddressBookSync = true } },
        ["the brake is ignored"] = () => new Fault { Connection = connection => connection with { DeleteLimit = int.MaxValue } },
        ["meetings are taken for appointments"] = () => new Fault { Folder = folder => new MeetingIsAppointment(folder) },
        ["deletions in Exchange are forgotten"] = () => new Fault { Folder = folder => new DeletionsForgotten(folder) },
        ["deletions in eserp are forgotten"] = () => new Fault { Store = store => new FeedDeletionsForgotten(store) },
        ["the first change of a page is lost"] = () => new Fault { Folder = folder => new FirstChangeLost(folder) },
        ["issues are not kept"] = () => new Fault { Store = store => new NoIssues(store) },
        ["failed items are not tried again"] = () => new Fault { Store = store => new NoRetry(store) },
        ["open intents are forgotten"] = () => new Fault { Store = store => new IntentsForgotten(store) },
        ["items that no list has named are forgotten"] = () => new Fault { Store = store => new UnseenForgotten(store) },
        ["an interface writes after another has taken over eserp"] = () => new Unfenced(),
        ["an interface writes to Exchange after another has taken over"] = () => new StoppedClock(),
        ["occurrences at the window's edge are taken for deleted"] = () => new Fault { Folder = folder => new ShortWindow(folder) },
        ["which item stands for which series is forgotten"] = () => new Fault { Store = store => new SeriesForgotten(store) },
        ["lost state is taken for an empty mailbox"] = () => new Fault { Folder = folder => new LostTokenIsEmpty(folder) },
        ["an item whose content stays is not put into another category"] = () => new Fault { Folder = folder => new CategoryLeft(folder) },
        ["the block in the text stays as it was"] = () => new Fault { Folder = folder => new BlockLeft(folder) },
    };

    /// <summary>Those that only show between real parts.</summary>
    public static IReadOnlyDictionary<string, Func<EngineFault>> OfRealParts { get; } = new Dictionary<string, Func<EngineFault>>
    {
        ["categories that are their owner's are taken away"] = () => new Fault { Folder = folder => new OwnCategoriesForgotten(folder) },
    };

    private sealed class VersionsIgnored : EngineFault
    {
        public override bool ComparesVersions => false;
    }

    private sealed class Unfenced : EngineFault
    {
        public override bool IsFenced => false;
    }

    private sealed class StoppedClock : EngineFault
    {
        public override TimeProvider Wrap(TimeProvider time) => new Stopped(time.GetUtcNow());

        private sealed class Stopped(DateTimeOffset now) : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => now;

            public override long GetTimestamp() => 0;

            public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new World.Time.WorldClock().CreateTimer(callback, state, dueTime, period);
        }
    }

    private sealed class TokenTooEarly : EngineFault
    {
        private IMailboxStore? _store;

        public override IMailboxStore Wrap(IMailboxStore store) => _store = store;

        public override IExchangeFolder Wrap(IExchangeFolder folder) => new Folder(folder, _store!);

        private sealed class Folder(IExchangeFolder folder, IMailboxStore store) : LyingFolder(folder)
        {
            public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
            {
                ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
                MailboxPosition position = await store.GetPositionAsync(cancellationToken);
                await store.SavePositionAsync(position with { SyncState = page.SyncState, MailboxAddress = Address }, cancellationToken);
                return page;
            }
        }
    }

    private sealed class FeedTokenTooEarly(IMailboxStore store) : LyingStore(store)
    {
        public override async Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken)
        {
            EserpChangePage page = await Truth.GetChangesAsync(changeToken, maxChanges, cancellationToken);
            await Truth.SavePositionAsync(await Truth.GetPositionAsync(cancellationToken) with { ChangeToken = page.ChangeToken }, cancellationToken);
            return page;
        }
    }

    private sealed class BaseNotUpdated(IMailboxStore store, Func<ItemCommit, bool> isMeant) : LyingStore(store)
    {
        public override async Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
        {
            List<ItemCommit> lies = [];
            foreach (ItemCommit commit in commits)
            {
                bool isUpdate = commit.Link is LinkWrite.Put { EserpId: not null } && commit.Journal.Count > 0 && isMeant(commit);
                Link? known = isUpdate ? (await Truth.GetLinksByEserpIdAsync([((LinkWrite.Put)commit.Link).EserpId!.Value], cancellationToken)).SingleOrDefault() : null;
                lies.Add(known?.Base is { } old ? commit with { Link = (LinkWrite.Put)commit.Link with { Base = old } } : commit);
            }

            return await Truth.CommitAsync(lies, cancellationToken);
        }
    }

    private sealed class LoserNotKept(IMailboxStore store) : LyingStore(store)
    {
        public override Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) =>
            Truth.CommitAsync([.. commits.Select(commit => commit with { Conflicts = [] })], cancellationToken);

        public override Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken) =>
            Truth.SaveIntentsAsync(intents, [], cancellationToken);
    }

    private sealed class LoserKeptTooLate(IMailboxStore store) : LyingStore(store)
    {
        private IReadOnlyList<KeyValuePair<long, ConflictEntry>> _late = [];

        public override Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken)
        {
            _late = conflicts;
            return Truth.SaveIntentsAsync(intents, [], cancellationToken);
        }

        public override async Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
        {
            IReadOnlyList<ItemCommitResult> results = await Truth.CommitAsync(commits, cancellationToken);
            if (_late.Count > 0)
                await Truth.SaveIntentsAsync([], _late, cancellationToken);
            _late = [];
            return results;
        }
    }

    private sealed class FeedDeletionsForgotten(IMailboxStore store) : LyingStore(store)
    {
        public override async Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken)
        {
            EserpChangePage page = await Truth.GetChangesAsync(changeToken, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes.Where(change => !change.IsDeleted)] };
        }
    }

    private sealed class NoIssues(IMailboxStore store) : LyingStore(store)
    {
        public override Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoRetry(IMailboxStore store) : LyingStore(store)
    {
        public override Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) =>
            Truth.ReportIssuesAsync([.. issues.Select(issue => issue with { Retry = false })], cancellationToken);
    }

    private sealed class IntentsForgotten(IMailboxStore store) : LyingStore(store)
    {
        public override async Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken) =>
            [.. (await Truth.GetPendingAsync(withSkipped, cancellationToken)).Where(item => item is not { ItemId: null, EserpId: not null })];
    }

    private sealed class UnseenForgotten(IMailboxStore store) : LyingStore(store)
    {
        public override Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) =>
            Truth.CommitAsync([.. commits.Select(commit => commit.Link is LinkWrite.Put put ? commit with { Link = put with { IsUnseen = false } } : commit)], cancellationToken);
    }

    private sealed class SeriesForgotten(IMailboxStore store) : LyingStore(store)
    {
        public override Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
    }

    private sealed class AbsentIsDeleted(IExchangeFolder folder) : LyingFolder(folder)
    {
        private readonly HashSet<string> _absent = [];

        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeRead> reads = await Truth.LoadAsync(itemIds, cancellationToken);
            _absent.UnionWith(reads.Where(read => read.Outcome == ReadOutcome.NotFound).Select(read => read.ItemId));
            return reads;
        }

        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes, .. _absent.Select(id => new ExchangeChange(new ExchangeItemId(id, null), true, null, null))] };
        }
    }

    private sealed class UnreadableIsAbsent(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read => read.Outcome == ReadOutcome.Failed ? read with { Outcome = ReadOutcome.NotFound } : read)];
    }

    private sealed class UnknownIsWritten(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
            [.. (await Truth.UpdateAsync(updates, cancellationToken)).Select((result, i) => result.Outcome == WriteOutcome.Unknown ? new ExchangeWriteResult(WriteOutcome.Written, updates[i].Item.Item, null) : result)];
    }

    private sealed class UnknownIsSentAgain(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeWriteResult> results = await Truth.CreateAsync(items, cancellationToken);
            return results.Any(result => result.Outcome == WriteOutcome.Unknown) ? await Truth.CreateAsync(items, cancellationToken) : results;
        }
    }

    private sealed class NoStamp(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override Task<IReadOnlyList<ExchangeWriteResult>> CreateAsync(IReadOnlyList<NewExchangeItem> items, CancellationToken cancellationToken) =>
            Truth.CreateAsync([.. items.Select(item => item with { Marks = item.Marks with { Stamp = null } })], cancellationToken);
    }

    private sealed class NoStampOnUpdate(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
            Truth.UpdateAsync([.. updates.Select(update => update with { Marks = update.Item.Marks })], cancellationToken);
    }

    private sealed class CategoryLeft(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
            Truth.UpdateAsync([.. updates.Select(update => update.Fields.Count > 0 ? update : update with { Marks = update.Marks with { Category = update.Item.Marks.Category } })], cancellationToken);
    }

    private sealed class BlockLeft(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken) =>
            Truth.UpdateAsync([.. updates.Select(update => update with { Marks = update.Marks with { TextBlock = update.Item.Marks.TextBlock } })], cancellationToken);
    }

    private sealed class OwnCategoriesForgotten(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read => read.Item is { } item ? read with { Item = item with { Categories = [] } } : read)];
    }

    private sealed class ChangeKeyIgnored(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeWriteResult>> UpdateAsync(IReadOnlyList<ExchangeUpdate> updates, CancellationToken cancellationToken)
        {
            Dictionary<string, ExchangeItem?> now = (await Truth.LoadAsync([.. updates.Select(update => update.Item.Item.Id)], cancellationToken)).ToDictionary(read => read.ItemId, read => read.Item);
            return await Truth.UpdateAsync([.. updates.Select(update => now[update.Item.Item.Id] is { } item ? update with { Item = update.Item with { Item = item.Item } } : update)], cancellationToken);
        }
    }

    private sealed class MeetingIsAppointment(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read => read.Item is { } item ? read with { Item = item with { IsMeeting = false } } : read)];
    }

    private sealed class DeletionsForgotten(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes.Where(change => !change.IsDeleted)] };
        }
    }

    private sealed class FirstChangeLost(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            ExchangeChangePage page = await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            return page with { Changes = [.. page.Changes.Skip(1)] };
        }
    }

    private sealed class ShortWindow(IExchangeFolder folder) : LyingFolder(folder)
    {
        private readonly HashSet<string> _shown = [];

        public override async Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken)
        {
            IReadOnlyList<ExchangeOccurrence> occurrences = [.. (await Truth.GetOccurrencesAsync(window, cancellationToken)).Where(occurrence => occurrence.Start > window.Start + Duration.FromDays(5))];
            _shown.UnionWith(occurrences.Select(occurrence => occurrence.Item.Id));
            return occurrences;
        }

        public override async Task<IReadOnlyList<ExchangeRead>> LoadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
            [.. (await Truth.LoadAsync(itemIds, cancellationToken)).Select(read => read.Item is { Series: not null, IsSeries: false } && !_shown.Contains(read.ItemId) ? new ExchangeRead(read.ItemId, ReadOutcome.NotFound, null, null) : read)];
    }

    private sealed class LostTokenIsEmpty(IExchangeFolder folder) : LyingFolder(folder)
    {
        public override async Task<ExchangeChangePage> GetChangesAsync(string? syncState, int maxChanges, CancellationToken cancellationToken)
        {
            try
            {
                return await Truth.GetChangesAsync(syncState, maxChanges, cancellationToken);
            }
            catch (ExchangeException error) when (error.IsSyncStateInvalid)
            {
                ExchangeChangePage all = await Truth.GetChangesAsync(null, 10_000, cancellationToken);
                return all with { Changes = [] };
            }
        }
    }
}
