using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Leases;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The eserp side of one kind of item of one mailbox.</summary>
internal sealed class MailboxStore : IMailboxStore
{
    private const long NoRun = -1;

    private readonly IDatabaseAccess _access;
    private readonly Lease? _lease;
    private readonly TimeProvider _clock;
    private readonly IItemTable _items;
    private readonly VersionTable _versions;
    private readonly LinkTable _links;
    private readonly IssueTable _issues;
    private readonly ConflictTable _conflicts;
    private readonly PositionTable _positions;
    private readonly SeriesTable _series;
    private readonly ChangeFeed _feed;

    public MailboxStore(IDatabaseAccess access, ExchangeConnection connection, SyncedStaff staff, ItemKind kind, Lease? lease, DateTimeZone zone, TimeProvider clock)
    {
        _access = access;
        _lease = lease;
        _clock = clock;
        _items = kind switch
        {
            ItemKind.Appointment => new AppointmentTable(staff.StaffNumber, new ItemOptions(connection, connection.DefaultAppointmentActivityType), new EserpTime(zone)),
            ItemKind.Task => new TaskTable(staff.StaffNumber, new ItemOptions(connection, connection.DefaultTaskActivityType), zone),
            _ => new ContactTable(staff.StaffNumber),
        };
        _versions = new VersionTable(staff.StaffNumber, kind);
        _links = new LinkTable(connection.Id, staff.StaffNumber, kind);
        _issues = new IssueTable(connection.Id, staff.StaffNumber, kind);
        _conflicts = new ConflictTable(connection.Id, staff.StaffNumber, kind);
        _positions = new PositionTable(connection.Id, staff.StaffNumber, kind);
        _series = new SeriesTable(connection.Id, staff.StaffNumber);
        _feed = new ChangeFeed(staff.StaffNumber, _items);
    }

    public ItemContent ToEserpForm(ItemContent content) => _items.ToForm(content);

    public Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => _access.ReadAsync(_positions.Get, cancellationToken);

    public Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            _positions.Save(db, position);
            return true;
        },
        cancellationToken);

    public Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken) =>
        _access.ReadAsync(db => _feed.Read(db, changeToken, maxChanges), cancellationToken);

    public Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<EserpItem>>(db => _items.Load(db, eserpIds), cancellationToken);

    public Task<int> CountLinksAsync(CancellationToken cancellationToken) => _access.ReadAsync(_links.Count, cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByItem(db, itemIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByEserpId(db, eserpIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.ByMeeting(db, meetingIds), cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.BySeries(db, seriesIds), cancellationToken);

    public Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<EserpOccurrence>>(db => _items is AppointmentTable appointments ? appointments.FindBySeries(db, seriesIds) : [], cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        _access.ReadAsync(db => _series.Get(db, itemIds), cancellationToken);

    public Task SaveSeriesIdsAsync(IReadOnlyDictionary<string, string?> seriesIdsByItem, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            foreach (KeyValuePair<string, string?> entry in seriesIdsByItem)
            {
                if (entry.Value is { } seriesId)
                    _series.Put(db, entry.Key, seriesId);
                else
                    _series.Remove(db, entry.Key);
            }

            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<Link>>(db => _links.Page(db, afterLinkId, maxLinks), cancellationToken);

    public Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            foreach (WriteIntent intent in intents)
                _links.SaveIntent(db, intent);
            foreach (KeyValuePair<long, ConflictEntry> conflict in conflicts)
                _conflicts.Append(db, conflict.Key, conflict.Value, Clock.Now(_clock));
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync<IReadOnlyList<ItemCommitResult>>(db => [.. commits.Select(commit => Apply(db, commit))], cancellationToken).ConfigureAwait(false);
        }
        catch (EserpException error) when (error.Error == EserpError.Refused)
        {
            return await CommitSinglyAsync(commits, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            Instant now = Clock.Now(_clock);
            foreach (SyncIssue issue in issues)
                _issues.Report(db, issue, now);
            return true;
        },
        cancellationToken);

    public Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            foreach (PendingItem item in items)
                _issues.End(db, item, runId, Clock.Now(_clock));
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken) => _access.ReadAsync<IReadOnlyList<PendingItem>>(
        db => [.. _issues.ToRetry(db, withSkipped), .. _links.WithOpenIntent(db).Select(link => new PendingItem(link.EserpId, null)), .. Unseen(db)], cancellationToken);

    public Task<IReadOnlyList<PendingItem>> GetUnseenAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<PendingItem>>(db => [.. Unseen(db)], cancellationToken);

    public Task ConfirmSeenAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            _links.ConfirmSeen(db, itemIds);
            return true;
        },
        cancellationToken);

    public Task<ItemContent?> EditAsync(long eserpId, Func<ItemContent, ItemContent?> edit, long? undoes, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            if (!_items.Lock(db, eserpId) || _items.Load(db, [eserpId]) is not [{ } present])
                return null;
            if (edit(present.Content) is { } edited)
            {
                if (!edited.Equals(present.Content))
                    _items.Update(db, eserpId, edited, present.Series);
                MarkUndone(db, undoes);
            }

            return present.Content;
        },
        cancellationToken);

    public Task<RestoredItem> RestoreAsync(long eserpId, ItemContent content, long? undoes, CancellationToken cancellationToken) => WriteAsync(
        db =>
        {
            MarkUndone(db, undoes);
            return _items is AppointmentTable appointments && appointments.Rejoin(db, eserpId) is { } kept
                ? new RestoredItem(eserpId, kept)
                : new RestoredItem(_items.Create(db, content, null), null);
        },
        cancellationToken);

    private IEnumerable<PendingItem> Unseen(Session db) => _links.Unseen(db).Select(link => new PendingItem(link.EserpId, link.ItemId));

    private void MarkUndone(Session db, long? journalId)
    {
        if (journalId is { } id)
            JournalTable.MarkUndone(db, id, Clock.Now(_clock));
    }

    private Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) => _access.WriteAsync(
        db =>
        {
            if (_lease is not null)
                LeaseStore.Demand(db, _lease);
            return work(db);
        },
        cancellationToken);

    /// <summary>Commits each item of a batch by itself, so that what eserp refuses takes nothing else along.</summary>
    private async Task<IReadOnlyList<ItemCommitResult>> CommitSinglyAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken)
    {
        List<ItemCommitResult> results = [];
        foreach (ItemCommit commit in commits)
        {
            try
            {
                results.Add(await WriteAsync(db => Apply(db, commit), cancellationToken).ConfigureAwait(false));
            }
            catch (EserpException error) when (error.Error == EserpError.Refused)
            {
                results.Add(new ItemCommitResult(CommitOutcome.Refused, null, 0, error.InnerException?.Message ?? error.Message));
            }
        }

        return results;
    }

    private ItemCommitResult Apply(Session db, ItemCommit commit)
    {
        long? id = EserpId(commit);
        switch (commit.Write)
        {
            case EserpWrite.Create create:
                id = _items.Create(db, create.Content, create.Series);
                break;
            case EserpWrite.Update { Content: null } named when IsAt(db, named.EserpId, named.ExpectedVersion):
                AppointmentTable.SetSeries(db, named.EserpId, named.Series);
                break;
            case EserpWrite.Update { Content: { } content } update when IsAt(db, update.EserpId, update.ExpectedVersion):
                _items.Update(db, update.EserpId, content, update.Series);
                break;
            case EserpWrite.Delete delete when IsAt(db, delete.EserpId, delete.ExpectedVersion):
                _items.Delete(db, delete.EserpId);
                break;
            case not null:
                return new ItemCommitResult(CommitOutcome.Changed, id, 0, null);
        }

        long version = _versions.Get(db, id!.Value);
        switch (commit.Link)
        {
            case LinkWrite.Put put:
                _links.Put(db, id.Value, put, commit.Write is null ? put.ObservedVersion : version);
                break;
            case LinkWrite.LetGo:
                _links.LetGo(db, id.Value);
                break;
            default:
                _links.Remove(db, id.Value);
                _versions.ForgetDeletion(db, id.Value);
                break;
        }

        foreach (JournalEntry entry in commit.Journal)
            JournalTable.Append(db, _items.Kind, id.Value, entry);
        foreach (ConflictEntry conflict in commit.Conflicts)
            _conflicts.Append(db, id.Value, conflict, Clock.Now(_clock));
        _issues.End(db, new PendingItem(id, (commit.Link as LinkWrite.Put)?.ItemId), NoRun, Clock.Now(_clock));
        return new ItemCommitResult(CommitOutcome.Committed, id, version, null);
    }

    private bool IsAt(Session db, long id, long version) => _items.Lock(db, id) && _versions.Get(db, id) == version;

    private static long? EserpId(ItemCommit commit) => commit switch
    {
        { Write: EserpWrite.Create } => null,
        { Write: EserpWrite.Update update } => update.EserpId,
        { Write: EserpWrite.Delete delete } => delete.EserpId,
        { Link: LinkWrite.Put put } => put.EserpId,
        { Link: LinkWrite.LetGo outgrown } => outgrown.EserpId,
        { Link: LinkWrite.Remove remove } => remove.EserpId,
        _ => null,
    };
}
