using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// The eserp side of one synced mailbox: the staff member's items of one kind, their change feed, and what the engine remembers of them.
/// </summary>
/// <remarks>
/// Every method may throw <see cref="EserpException"/>: the database is gone, busy, read-only or full, or the lease was lost.
/// One instance serves one run of one mailbox and is not used by two threads at once.
/// </remarks>
public interface IMailboxStore
{
    /// <summary>Where the last run of this mailbox ended; <see cref="MailboxPosition.Start"/> before the first.</summary>
    Task<MailboxPosition> GetPositionAsync(CancellationToken cancellationToken);

    /// <summary>Stores where this run has come to; called only after what lies before the position has been applied.</summary>
    Task SavePositionAsync(MailboxPosition position, CancellationToken cancellationToken);

    /// <summary>The next page of the change feed of this staff member's items.</summary>
    /// <param name="changeToken">The token of the last page, or null: then every existing item is listed once, and the feed goes on from there.</param>
    /// <param name="maxChanges">The largest number of changes in the page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The changes in commit order, the same appointment at most once in a page (its last change).</returns>
    Task<EserpChangePage> GetChangesAsync(string? changeToken, int maxChanges, CancellationToken cancellationToken);

    /// <summary>Loads appointments in few queries.</summary>
    /// <returns>Those of the asked ones in which the staff member takes part, in any order; a missing one proves nothing about its deletion.</returns>
    Task<IReadOnlyList<EserpItem>> LoadAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken);

    /// <summary>The items that eserp knows as occurrences of the given series.</summary>
    /// <returns>Those in which the staff member takes part, in any order.</returns>
    Task<IReadOnlyList<EserpOccurrence>> FindBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken);

    /// <summary>The series for which the given Exchange items stand, by item id; items that stand for none are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> GetSeriesIdsAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken);

    /// <summary>Remembers which Exchange items stand for which series; null: for none any longer.</summary>
    Task SaveSeriesIdsAsync(IReadOnlyDictionary<string, string?> seriesIdsByItem, CancellationToken cancellationToken);

    /// <summary>The links of the occurrences of the given series.</summary>
    Task<IReadOnlyList<Link>> GetLinksBySeriesAsync(IReadOnlyCollection<string> seriesIds, CancellationToken cancellationToken);

    /// <summary>The links of meetings that are no series, by what all copies of a meeting have in common.</summary>
    /// <param name="meetingIds">The ids.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Link>> GetLinksByMeetingAsync(IReadOnlyCollection<string> meetingIds, CancellationToken cancellationToken);

    /// <summary>How many pairs are kept in step.</summary>
    Task<int> CountLinksAsync(CancellationToken cancellationToken);

    /// <summary>The links of the given Exchange items; items without a link are left out.</summary>
    Task<IReadOnlyList<Link>> GetLinksByItemAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken);

    /// <summary>The links of the given appointments, also those whose Exchange item is not known yet; appointments without a link are left out.</summary>
    Task<IReadOnlyList<Link>> GetLinksByEserpIdAsync(IReadOnlyCollection<long> eserpIds, CancellationToken cancellationToken);

    /// <summary>A page of all links of this mailbox by ascending id, for a comparison in full.</summary>
    /// <param name="afterLinkId">The last id of the page before, or 0.</param>
    /// <param name="maxLinks">The largest number of links in the page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Link>> GetLinksAsync(long afterLinkId, int maxLinks, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers, in one transaction and before anything is sent, what is about to be written to Exchange,
    /// so that after a crash the next run tells its own write from a user's, and what that write is going to replace.
    /// </summary>
    /// <param name="intents">What will be written.</param>
    /// <param name="conflicts">The values that lose, by item.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task SaveIntentsAsync(IReadOnlyList<WriteIntent> intents, IReadOnlyList<KeyValuePair<long, ConflictEntry>> conflicts, CancellationToken cancellationToken);

    /// <summary>
    /// Writes eserp and what is remembered of it in one transaction. An item that cannot be written holds up only itself:
    /// its part is rolled back and reported, the others are committed.
    /// </summary>
    /// <returns>One result for each commit, in the order of <paramref name="commits"/>.</returns>
    Task<IReadOnlyList<ItemCommitResult>> CommitAsync(IReadOnlyList<ItemCommit> commits, CancellationToken cancellationToken);

    /// <summary>Records why items did not cross; the same issue seen again keeps the time at which it was first seen.</summary>
    Task ReportIssuesAsync(IReadOnlyList<SyncIssue> issues, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the issues of items that need none any longer. A commit of an item ends its issues by itself.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="runId">Issues that this run has seen again stay open.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task ResolveIssuesAsync(IReadOnlyList<PendingItem> items, long runId, CancellationToken cancellationToken);

    /// <summary>The items that no list of changes has named yet (<see cref="Link.IsUnseen"/>).</summary>
    Task<IReadOnlyList<PendingItem>> GetUnseenAsync(CancellationToken cancellationToken);

    /// <summary>Remembers that a list of changes, or a look by its id, has shown what became of items (<see cref="Link.IsUnseen"/>).</summary>
    Task ConfirmSeenAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken);

    /// <summary>
    /// The items that have to be looked at again though no feed lists them: those of open issues with <see cref="SyncIssue.Retry"/>, of open intents, and the unseen ones.
    /// </summary>
    /// <param name="withSkipped">Whether the items of all open issues are meant: the options that set them aside have changed.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<PendingItem>> GetPendingAsync(bool withSkipped, CancellationToken cancellationToken);

    /// <summary>Edits an item as a user of eserp would: what is remembered of it stays, so that the next run brings the edit across.</summary>
    /// <param name="eserpId">Its number.</param>
    /// <param name="edit">What it is to show, made of what it shows now; null to leave it. It is called in the transaction that writes.</param>
    /// <param name="undoes">The write that this undoes, which is then marked as undone in the same transaction; null for none.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>What it showed before; null where eserp no longer shows it.</returns>
    Task<ItemContent?> EditAsync(long eserpId, Func<ItemContent, ItemContent?> edit, long? undoes, CancellationToken cancellationToken);

    /// <summary>
    /// Puts an item back that was deleted, as a user of eserp would: the next run takes it for new. Where others still have it, the staff member takes part
    /// in it again and it stays as it is; otherwise it is created.
    /// </summary>
    /// <param name="eserpId">The number that it had.</param>
    /// <param name="content">What it is to show where it is created.</param>
    /// <param name="undoes">The write that this undoes, which is then marked as undone in the same transaction; null for none.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<RestoredItem> RestoreAsync(long eserpId, ItemContent content, long? undoes, CancellationToken cancellationToken);

    /// <summary>
    /// What eserp shows of a content that was written to it; idempotent. eserp may hold less: it stores local time without an offset,
    /// so that of the two instants of a repeated hour it shows one.
    /// </summary>
    ItemContent ToEserpForm(ItemContent content);
}
