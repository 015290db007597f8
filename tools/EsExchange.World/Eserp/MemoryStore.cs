using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Network;

namespace EsExchange.World.Eserp;

/// <summary>The eserp side of one kind of item of one mailbox, in memory.</summary>
internal sealed class MemoryStore(WorldEserp eserp, EngineProcess process, MemoryKey key, Lease? lease, bool comparesVersions, ActivityTypes types, bool showsEquipment) : IMailboxStore
{
    private EserpMemory Memory => eserp.State.Memory(key);

    private ImmutableSortedDictionary<long, EserpRow> Rows => eserp.State.Rows(key.Kind);

    public Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => process.DatabaseAsync(() => Memory.Position);

    public Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken) => WriteAsync(() => Remember(Memory with { Position = position }));

    public Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken) => process.DatabaseAsync(() =>
    {
        string[] parts = (changeToken ?? "L:0").Split(':');
        long after = long.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts[0] == "L" ? List(after, maxChanges) : Changes(after, maxChanges);
    });

    public Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<EserpItem>>(() =>
        [.. eserpIds.Where(IsMine).Select(id => new EserpItem(id, Version(id), types.Show(Rows[id].Content), Rows[id].Modified) { Series = Rows[id].Series, TextBlock = showsEquipment ? Rows[id].TextBlock : null })]);

    public Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<EserpOccurrence>>(() =>
        [.. Rows.Where(row => IsMine(row.Key) && row.Value.Series is { } series && seriesIds.Contains(series.SeriesId)).Select(row => new EserpOccurrence(row.Key, row.Value.Series!))]);

    public Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyDictionary<string, string>>(() =>
        itemIds.Where(Memory.Series.ContainsKey).ToDictionary(id => id, id => Memory.Series[id]));

    public Task SaveSeriesIdsAsync(IReadOnlyDictionary<string, string?> seriesIdsByItem, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (KeyValuePair<string, string?> entry in seriesIdsByItem)
            Remember(Memory with { Series = entry.Value is { } series ? Memory.Series.SetItem(entry.Key, series) : Memory.Series.Remove(entry.Key) });
    });

    public Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) =>
        LinksAsync(link => link.Series is { } series && seriesIds.Contains(series.SeriesId));

    public Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken) =>
        LinksAsync(link => link.MeetingId is { } id && meetingIds.Contains(id));

    public Task<int> CountLinksAsync(CancellationToken cancellationToken) =>
        process.DatabaseAsync(() => Memory.Links.Values.Count(link => link is { State: not LinkState.Detached, ItemId: not null }));

    public Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        LinksAsync(link => link.ItemId is { } id && itemIds.Contains(id));

    public Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) =>
        LinksAsync(link => eserpIds.Contains(link.EserpId));

    public Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<Link>>(() =>
        [.. Memory.Links.Values.Where(link => link.Id > afterLinkId).OrderBy(link => link.Id).Take(maxLinks)]);

    public Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (WriteIntent intent in intents)
            PutLink((Memory.Links.GetValueOrDefault(intent.EserpId) ?? new Link { EserpId = intent.EserpId }) with { Intent = intent.Content });
        foreach (KeyValuePair<long, ConflictEntry> conflict in conflicts)
            Keep(conflict.Key, conflict.Value);
    });

    public Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<ItemCommitResult>>(() =>
    {
        DemandLease();
        return [.. commits.Select(Commit)];
    });

    public Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (SyncIssue issue in issues)
        {
            bool IsSame(OpenIssue open) => issue.EserpId is { } id ? open.Issue.EserpId == id : open.Issue.ItemId == issue.ItemId;
            OpenIssue? present = Memory.Issues.FirstOrDefault(open => IsSame(open) && open.Issue.Reason == issue.Reason);
            Remember(Memory with { Issues = Memory.Issues.RemoveAll(open => IsSame(open)).Add(new OpenIssue(issue, present?.IsApproved ?? false)) });
        }
    });

    public Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (PendingItem item in items)
            End(item, runId);
    });

    public Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<PendingItem>>(() =>
        [
            .. Memory.Issues.Where(open => withSkipped || open.Issue.Retry).Select(open => new PendingItem(open.Issue.EserpId, open.Issue.ItemId, open.Issue.DeletedIn, open.IsApproved)),
            .. Memory.Links.Values.Where(link => link.Intent is not null).Select(link => new PendingItem(link.EserpId, null)),
            .. Unseen(),
        ]);

    public Task<IReadOnlyList<PendingItem>> GetUnseenAsync(CancellationToken cancellationToken) => process.DatabaseAsync<IReadOnlyList<PendingItem>>(() => [.. Unseen()]);

    public Task ConfirmSeenAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (Link link in Memory.Links.Values.Where(link => itemIds.Contains(link.ItemId)))
            PutLink(link with { IsUnseen = false });
    });

    public Task<ItemContent?> EditAsync(long eserpId, Func<ItemContent, ItemContent?> edit, long? undoes, CancellationToken cancellationToken) => throw new NotSupportedException("The world undoes nothing.");

    public Task<RestoredItem> RestoreAsync(long eserpId, ItemContent content, long? undoes, CancellationToken cancellationToken) => throw new NotSupportedException("The world undoes nothing.");

    public ItemContent ToEserpForm(ItemContent content) => EserpForm.Of(types.Show(content));

    private static ItemContent Typed(ItemContent content, int? otherwise) => content is OfficeContent office ? office with { ActivityType = office.ActivityType ?? otherwise } : content;

    private bool IsMine(long id) => Rows.TryGetValue(id, out EserpRow? row) && row.Staff.Contains(key.StaffNumber);

    private bool IsAt(long id, long version) => IsMine(id) && (Version(id) == version || !comparesVersions);

    private long Version(long id) => eserp.State.Version(new RowKey(key.Kind, id), key.StaffNumber);

    private EserpChangePage List(long after, int count)
    {
        List<EserpChange> page = [.. Rows.Keys.Where(id => id > after && IsMine(id)).Take(count).Select(id => new EserpChange(id, Version(id), false))];
        return new EserpChangePage(page, page.Count < count ? "S:0" : $"L:{page[^1].EserpId}", false);
    }

    private EserpChangePage Changes(long after, int count)
    {
        List<EserpChange> page = [.. eserp.State.Log
            .Where(entry => entry.Key.Staff == key.StaffNumber && entry.Key.Row.Kind == key.Kind && entry.Value.Seq > after)
            .OrderBy(entry => entry.Value.Seq).Take(count)
            .Select(entry => new EserpChange(entry.Key.Row.Id, entry.Value.Seq, entry.Value.IsDeleted))];
        return new EserpChangePage(page, $"S:{(page.Count == 0 ? after : page[^1].Version)}", page.Count < count);
    }

    private IEnumerable<PendingItem> Unseen() => Memory.Links.Values.Where(link => link.IsUnseen).Select(link => new PendingItem(link.EserpId, link.ItemId));

    private Task<IReadOnlyList<Link>> LinksAsync(Func<Link, bool> isWanted, [CallerMemberName] string step = "") =>
        process.DatabaseAsync<IReadOnlyList<Link>>(() => [.. Memory.Links.Values.Where(isWanted)], step);

    private ItemCommitResult Commit(ItemCommit commit)
    {
        long? id = commit.Write switch
        {
            EserpWrite.Update update => update.EserpId,
            EserpWrite.Delete delete => delete.EserpId,
            EserpWrite.Create => null,
            _ => commit.Link switch
            {
                LinkWrite.Put put => put.EserpId,
                LinkWrite.LetGo outgrown => outgrown.EserpId,
                _ => ((LinkWrite.Remove)commit.Link).EserpId,
            },
        };
        switch (commit.Write)
        {
            case EserpWrite.Create create:
                id = eserp.EngineCreates(key, Typed(create.Content, types.Default), create.Series);
                break;
            case EserpWrite.Update update when IsAt(update.EserpId, update.ExpectedVersion):
                eserp.EngineUpdates(key, update.EserpId, Typed(update.Content ?? Rows[update.EserpId].Content, (Rows[update.EserpId].Content as OfficeContent)?.ActivityType), update.Series);
                break;
            case EserpWrite.Delete delete when IsAt(delete.EserpId, delete.ExpectedVersion):
                eserp.EngineDeletes(key, delete.EserpId);
                break;
            case not null:
                return new ItemCommitResult(CommitOutcome.Changed, id, 0, null);
        }

        long version = Version(id!.Value);
        if (commit.Link is LinkWrite.Put link)
        {
            foreach (Link rival in Memory.Links.Values.Where(other => other.ItemId == link.ItemId && other.EserpId != id))
                Remember(Memory with { Links = Memory.Links.Remove(rival.EserpId) });
            PutLink((Memory.Links.GetValueOrDefault(id.Value) ?? new Link { EserpId = id.Value }) with
            {
                ItemId = link.ItemId,
                ChangeKey = link.ChangeKey,
                EserpVersion = commit.Write is null ? link.ObservedVersion : version,
                Base = link.Base,
                Intent = null,
                State = link.State,
                IsMeeting = link.IsMeeting,
                IsUnseen = link.IsUnseen,
                MeetingId = link.MeetingId,
                Series = link.Series,
            });
        }
        else if (commit.Link is LinkWrite.LetGo)
        {
            PutLink(Memory.Links[id.Value] with { ItemId = null, ChangeKey = null, Intent = null, IsUnseen = false });
        }
        else
        {
            Remember(Memory with { Links = Memory.Links.Remove(id.Value) });
            eserp.ForgetDeletion(key, id.Value);
        }

        foreach (ConflictEntry conflict in commit.Conflicts)
            Keep(id.Value, conflict);
        End(new PendingItem(id, (commit.Link as LinkWrite.Put)?.ItemId), -1);
        return new ItemCommitResult(CommitOutcome.Committed, id, version, null);
    }

    private void Keep(long id, ConflictEntry conflict) => eserp.State = eserp.State with { Conflicts = eserp.State.Conflicts.Add((new RowKey(key.Kind, id), conflict)) };

    private void End(PendingItem item, long seenByRun) => Remember(Memory with
    {
        Issues = Memory.Issues.RemoveAll(open => open.Issue.RunId != seenByRun
            && ((item.EserpId is not null && open.Issue.EserpId == item.EserpId) || (item.ItemId is not null && open.Issue.ItemId == item.ItemId))),
    });

    private void PutLink(Link link)
    {
        if (link.Id == 0)
        {
            eserp.State = eserp.State with { LastLinkId = eserp.State.LastLinkId + 1 };
            link = link with { Id = eserp.State.LastLinkId };
        }

        Remember(Memory with { Links = Memory.Links.SetItem(link.EserpId, link) });
    }

    private void Remember(EserpMemory memory)
    {
        eserp.State = eserp.State.With(key, memory);
        eserp.Memorised++;
    }

    private Task<bool> WriteAsync(Action work, [CallerMemberName] string step = "") => process.DatabaseAsync(
        () =>
        {
            DemandLease();
            work();
            return true;
        },
        step);

    private void DemandLease()
    {
        if (lease is not null && !(eserp.State.IsLeaseHeld && eserp.State.Lease?.Token == lease.Token))
            throw new EserpException(EserpError.LeaseLost, "Another interface took over.");
    }
}
