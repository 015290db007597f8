using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.World.Tests.Faults;

/// <summary>A store that tells the truth wherever a fault does not say otherwise.</summary>
internal class LyingStore(IMailboxStore store) : IMailboxStore
{
    protected IMailboxStore Truth => store;

    public virtual Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken) => store.GetPositionAsync(cancellationToken);

    public virtual Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken) => store.SavePositionAsync(position, cancellationToken);

    public virtual Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken) => store.GetChangesAsync(changeToken, maxChanges, cancellationToken);

    public virtual Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) => store.LoadAsync(eserpIds, cancellationToken);

    public virtual Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => store.FindBySeriesAsync(seriesIds, cancellationToken);

    public virtual Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => store.GetSeriesIdsAsync(itemIds, cancellationToken);

    public virtual Task SaveSeriesIdsAsync(IReadOnlyDictionary<string, string?> seriesIdsByItem, CancellationToken cancellationToken) => store.SaveSeriesIdsAsync(seriesIdsByItem, cancellationToken);

    public virtual Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken) => store.GetLinksBySeriesAsync(seriesIds, cancellationToken);

    public virtual Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken) => store.GetLinksByMeetingAsync(meetingIds, cancellationToken);

    public virtual Task<int> CountLinksAsync(CancellationToken cancellationToken) => store.CountLinksAsync(cancellationToken);

    public virtual Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => store.GetLinksByItemAsync(itemIds, cancellationToken);

    public virtual Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken) => store.GetLinksByEserpIdAsync(eserpIds, cancellationToken);

    public virtual Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken) => store.GetLinksAsync(afterLinkId, maxLinks, cancellationToken);

    public virtual Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken) =>
        store.SaveIntentsAsync(intents, conflicts, cancellationToken);

    public virtual Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken) => store.CommitAsync(commits, cancellationToken);

    public virtual Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken) => store.ReportIssuesAsync(issues, cancellationToken);

    public virtual Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken) => store.ResolveIssuesAsync(items, runId, cancellationToken);

    public virtual Task<IReadOnlyList<PendingItem>> GetUnseenAsync(CancellationToken cancellationToken) => store.GetUnseenAsync(cancellationToken);

    public virtual Task ConfirmSeenAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken) => store.ConfirmSeenAsync(itemIds, cancellationToken);

    public virtual Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken) => store.GetPendingAsync(withSkipped, cancellationToken);

    public Task<ItemContent?> EditAsync(long eserpId, Func<ItemContent, ItemContent?> edit, long? undoes, CancellationToken cancellationToken) => store.EditAsync(eserpId, edit, undoes, cancellationToken);

    public Task<RestoredItem> RestoreAsync(long eserpId, ItemContent content, long? undoes, CancellationToken cancellationToken) => store.RestoreAsync(eserpId, content, undoes, cancellationToken);

    public ItemContent ToEserpForm(ItemContent content) => store.ToEserpForm(content);
}
