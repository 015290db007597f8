using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Tests.Support;

/// <summary>The eserp side of a mailbox, made of lists. Its token is the number of changes before it.</summary>
internal sealed class SmallStore(SmallLog log) : IMailboxStore
{
    private long _lastLink = 1000;

    public MailboxPosition Position { get; set; } = MailboxPosition.Start;

    public SortedDictionary<long, EserpItem> Rows { get; } = [];

    public List<EserpChange> Feed { get; } = [];

    public List<Link> Links { get; } = [];

    public Dictionary<string, string> SeriesIds { get; } = [];

    /// <summary>What earlier runs left open.</summary>
    public List<PendingItem> Pending { get; } = [];

    /// <summary>What the options of earlier runs set aside.</summary>
    public List<PendingItem> SetAside { get; } = [];

    public List<SyncIssue> Issues { get; } = [];

    public List<PendingItem> Resolved { get; } = [];

    /// <summary>How many changes a page holds at most.</summary>
    public int PageSize { get; set; } = int.MaxValue;

    /// <summary>What becomes of a commit, instead of its being made.</summary>
    public Func<ItemCommit, CommitOutcome> Outcome { get; set; } = _ => CommitOutcome.Committed;

    /// <summary>What eserp shows of what is written to it.</summary>
    public Func<ItemContent, ItemContent> Form { get; set; } = content => content;

    /// <summary>A user of eserp creates an item, or edits it.</summary>
    public void Put(EserpItem item)
    {
        Feed.Add(new EserpChange(item.Id, NextVersion, false));
        Rows[item.Id] = item with { Version = Feed.Count };
    }

    /// <summary>A user of eserp deletes an item.</summary>
    public void Delete(long id)
    {
        Rows.Remove(id);
        Feed.Add(new EserpChange(id, NextVersion, true));
    }

    public Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => Task.FromResult(Position);

    public Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken)
    {
        log.Add($"save {position.SyncState ?? "-"} {position.ChangeToken ?? "-"}");
        Position = position;
        return Task.CompletedTask;
    }

    public Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken)
    {
        log.Add($"feed {changeToken ?? "-"} {maxChanges}");
        int from = changeToken is null ? 0 : int.Parse(changeToken.Trim('e'), CultureInfo.InvariantCulture);
        int to = Math.Min(Feed.Count, from + Math.Min(PageSize, maxChanges));
        EserpChange[] changes = [.. Feed.Take(to).Skip(from).GroupBy(change => change.EserpId).Select(same => same.Last())];
        return Task.FromResult(new EserpChangePage(changes, $"e{to}", to == Feed.Count));
    }

    public Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken)
    {
        log.Add("load " + string.Join(",", eserpIds));
        return Task.FromResult<IReadOnlyList<EserpItem>>([.. Rows.Values.Where(row => eserpIds.Contains(row.Id))]);
    }

    public Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EserpOccurrence>>(
        [.. Rows.Values.Where(row => row.Series is { } series && seriesIds.Contains(series.SeriesId)).Select(row => new EserpOccurrence(row.Id, row.Series!))]);

    public Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        log.Add("series " + string.Join(",", itemIds));
        return Task.FromResult<IReadOnlyDictionary<string, string>>(SeriesIds.Where(entry => itemIds.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value));
    }

    public Task SaveSeriesIdsAsync(IReadOnlyDictionary<string, string?> seriesIdsByItem, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<string, string?> entry in seriesIdsByItem)
            SeriesIds[entry.Key] = entry.Value!;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) =>
        FindAsync(link => link.Series is { } series && seriesIds.Contains(series.SeriesId));

    public Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken) =>
        FindAsync(link => link.MeetingId is { } meeting && meetingIds.Contains(meeting));

    public Task<int> CountLinksAsync(CancellationToken cancellationToken)
    {
        log.Add("count");
        return Task.FromResult(Links.Count(link => link.State != LinkState.Detached && link.ItemId is not null));
    }

    public Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) =>
        FindAsync(link => link.ItemId is { } id && itemIds.Contains(id));

    public Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) =>
        FindAsync(link => eserpIds.Contains(link.EserpId));

    public Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken)
    {
        log.Add($"links {afterLinkId} {maxLinks}");
        return Task.FromResult<IReadOnlyList<Link>>([.. Links.Where(link => link.Id > afterLinkId).OrderBy(link => link.Id).Take(Math.Min(PageSize, maxLinks))]);
    }

    public Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken)
    {
        foreach (WriteIntent intent in intents)
            Put(Of(intent.EserpId) with { Intent = intent.Content });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ItemCommitResult>>([.. commits.Select(Commit)]);

    public Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken)
    {
        log.Add("report " + string.Join(",", issues.Select(issue => issue.Reason)));
        Issues.AddRange(issues);
        return Task.CompletedTask;
    }

    public Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken)
    {
        log.Add($"resolve {runId}");
        Resolved.AddRange(items);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PendingItem>> GetUnseenAsync(CancellationToken cancellationToken)
    {
        log.Add("unseen");
        return Task.FromResult<IReadOnlyList<PendingItem>>([.. Links.Where(link => link.IsUnseen).Select(link => new PendingItem(link.EserpId, link.ItemId))]);
    }

    public Task ConfirmSeenAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        log.Add("confirm " + string.Join(",", itemIds));
        foreach (Link link in Links.Where(link => link.ItemId is { } id && itemIds.Contains(id)).ToList())
            Put(link with { IsUnseen = false });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PendingItem>>(withSkipped ? [.. Pending, .. SetAside] : Pending);

    public Task<ItemContent?> EditAsync(long eserpId, Func<ItemContent, ItemContent?> edit, long? undoes, CancellationToken cancellationToken)
    {
        ItemContent? present = Rows.TryGetValue(eserpId, out EserpItem? row) ? row.Content : null;
        if (present is not null && edit(present) is { } edited)
        {
            log.Add($"edit {eserpId} undoes {undoes?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
            Put(row! with { Content = edited });
        }

        return Task.FromResult(present);
    }

    public Task<RestoredItem> RestoreAsync(long eserpId, ItemContent content, long? undoes, CancellationToken cancellationToken)
    {
        long id = Rows.Keys.DefaultIfEmpty().Max() + 500;
        log.Add($"add {id} undoes {undoes?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
        Put(new EserpItem(id, 0, content, Instant.MinValue));
        return Task.FromResult(new RestoredItem(id, null));
    }

    public ItemContent ToEserpForm(ItemContent content) => Form(content);

    private int NextVersion => Feed.Count + 1;

    private Task<IReadOnlyList<Link>> FindAsync(Func<Link, bool> isWanted) => Task.FromResult<IReadOnlyList<Link>>([.. Links.Where(isWanted)]);

    private Link Of(long eserpId) => Links.Find(link => link.EserpId == eserpId) ?? new Link { Id = ++_lastLink, EserpId = eserpId };

    private void Put(Link link)
    {
        Links.RemoveAll(other => other.EserpId == link.EserpId);
        Links.Add(link);
    }

    private ItemCommitResult Commit(ItemCommit commit)
    {
        CommitOutcome outcome = Outcome(commit);
        log.Add($"commit {commit.Write?.GetType().Name ?? "-"} {commit.Link.GetType().Name} {outcome}");
        long id = commit switch
        {
            { Write: EserpWrite.Create } => Rows.Keys.DefaultIfEmpty().Max() + 500,
            { Link: LinkWrite.Put put } => put.EserpId!.Value,
            { Link: LinkWrite.LetGo outgrown } => outgrown.EserpId,
            _ => ((LinkWrite.Remove)commit.Link).EserpId,
        };
        if (outcome != CommitOutcome.Committed)
            return new ItemCommitResult(outcome, id, 0, outcome == CommitOutcome.Refused ? "too long" : null);

        switch (commit.Write)
        {
            case EserpWrite.Create create:
                Put(new EserpItem(id, 0, create.Content, Instant.MinValue) { Series = create.Series });
                break;
            case EserpWrite.Update update:
                Put(Rows[id] with { Content = update.Content ?? Rows[id].Content, Series = update.Series });
                break;
            case EserpWrite.Delete:
                Delete(id);
                break;
        }

        long version = Rows.TryGetValue(id, out EserpItem? row) ? row.Version : 0;
        if (commit.Link is LinkWrite.Put linked)
        {
            Links.RemoveAll(other => other.ItemId == linked.ItemId && other.EserpId != id);
            Put(new Link
            {
                Id = Of(id).Id,
                EserpId = id,
                ItemId = linked.ItemId,
                ChangeKey = linked.ChangeKey,
                EserpVersion = commit.Write is null ? linked.ObservedVersion : version,
                Base = linked.Base,
                State = linked.State,
                IsMeeting = linked.IsMeeting,
                IsUnseen = linked.IsUnseen,
                MeetingId = linked.MeetingId,
                Series = linked.Series,
            });
        }
        else if (commit.Link is LinkWrite.LetGo)
        {
            Put(Of(id) with { ItemId = null, ChangeKey = null, Intent = null, IsUnseen = false });
        }
        else
        {
            Links.RemoveAll(link => link.EserpId == id);
        }

        return new ItemCommitResult(CommitOutcome.Committed, id, version, null);
    }
}
