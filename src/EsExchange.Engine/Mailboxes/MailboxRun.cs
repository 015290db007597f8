using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Mailboxes;

/// <summary>
/// The run of one kind of item of one mailbox: Exchange's changes page by page, then eserp's, and both again until both are quiet, so that the engine's own writes
/// have passed by and the next run finds nothing.
/// </summary>
/// <remarks>
/// A position is stored only after everything before it has been applied. Exchange comes first: an item that carries a stamp is tied to its
/// appointment before eserp's feed could ask to create it anew. A list in full counts only once that which it did not name has been looked at.
/// </remarks>
internal sealed class MailboxRun
{
    private const int PageSize = 256;
    private const int Rounds = 10;

    private readonly MailboxContext _context;
    private readonly DeleteBrake _brake;
    private readonly BatchProcessor _batches;
    private readonly SeriesChanges _series;
    private readonly KnownSettings _settings;

    /// <summary>The settings of the last run; null where none is known to have come to its end.</summary>
    private readonly KnownSettings? _former;

    /// <summary>Whether an earlier run may have marked items, or set them aside.</summary>
    private readonly bool _isContinued;

    private MailboxPosition _position;
    private bool _isPositionOpen;
    private bool _isListingInFull;
    private int _looked;

    private MailboxRun(MailboxContext context, MailboxPosition position, KnownSettings? former, bool isContinued)
    {
        _context = context;
        _position = position;
        _isContinued = isContinued;
        _brake = new DeleteBrake(context);
        _batches = new BatchProcessor(context, _brake);
        _series = new SeriesChanges(context);
        _settings = KnownSettings.Of(context);
        _former = former;
    }

    /// <summary>Finds where the last run came to. A list of Exchange's changes begins anew where the mailbox has another address now, and its settings count as never written there.</summary>
    public static async Task<MailboxRun> BeginAsync(MailboxContext context, CancellationToken cancellationToken)
    {
        MailboxPosition position = await context.Eserp.GetPositionAsync(cancellationToken).ConfigureAwait(false);
        bool isContinued = position.Settings is not null || await context.Eserp.CountLinksAsync(cancellationToken).ConfigureAwait(false) > 0;
        return new MailboxRun(
            context with { IsFirst = position.ChangeToken is null },
            position.MailboxAddress == context.Exchange.Address ? position : position with { MailboxAddress = context.Exchange.Address, SyncState = null, Settings = null },
            KnownSettings.Read(position.Settings),
            isContinued);
    }

    /// <summary>Runs.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PendingItem> pending = await _context.Eserp.GetPendingAsync(IsUnderOtherSettings, cancellationToken).ConfigureAwait(false);
        foreach (PendingItem approved in pending.Where(item => item is { IsApproved: true, EserpId: not null }))
            _brake.Approve(approved.EserpId!.Value);

        for (int round = 1; round <= Rounds; round++)
        {
            bool wrote = await NeedsExchangeAsync(cancellationToken).ConfigureAwait(false) && await ExchangeChangesAsync(cancellationToken).ConfigureAwait(false);
            if (round == 1)
            {
                await OfferCategoriesAsync(pending, cancellationToken).ConfigureAwait(false);
                wrote |= await MovedWindowAsync(cancellationToken).ConfigureAwait(false) | await ChangedSettingsAsync(cancellationToken).ConfigureAwait(false);
                wrote |= await PendingAsync([.. pending.Where(item => !BatchProcessor.IsCategoryList(item))], cancellationToken).ConfigureAwait(false);
            }

            wrote |= (await _batches.ProcessAsync(_batches.TakeLater(), cancellationToken).ConfigureAwait(false)).Wrote;
            wrote |= await EserpChangesAsync(cancellationToken).ConfigureAwait(false);
            wrote |= await _batches.DecideDeletionsAsync(cancellationToken).ConfigureAwait(false);
            await SavePositionAsync(cancellationToken).ConfigureAwait(false);
            if (round == 1 && pending.Count > 0 && !_context.PlanOnly)
                await _context.Eserp.ResolveIssuesAsync(pending, _context.RunId, cancellationToken).ConfigureAwait(false);

            bool isQuiet = !wrote && _batches.Later.IsEmpty;
            if (isQuiet || _context.PlanOnly)
                break;
        }

        if (_looked > 0 && !_context.PlanOnly)
            await LookForUnseenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether Exchange's changes are listed. Where they do not go to eserp, only the first list counts, since it shows what carries a stamp already,
    /// and that only once there is something to transfer.
    /// </summary>
    private async Task<bool> NeedsExchangeAsync(CancellationToken cancellationToken)
    {
        if (_context.Policy.ComesBack)
            return true;
        if (_position.SyncState is not null)
            return false;
        EserpChangePage next = await _context.Eserp.GetChangesAsync(_position.ChangeToken, 1, cancellationToken).ConfigureAwait(false);
        return next.Changes.Count > 0 || await _context.Eserp.CountLinksAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    private async Task<bool> ExchangeChangesAsync(CancellationToken cancellationToken)
    {
        bool wrote = false;
        var seen = new HashSet<long>();
        bool isFullList = _isListingInFull = _position.SyncState is null;
        for (bool isLast = false; !isLast;)
        {
            ExchangeChangePage page;
            try
            {
                page = await _context.Exchange.GetChangesAsync(_position.SyncState, PageSize, cancellationToken).ConfigureAwait(false);
            }
            catch (ExchangeException error) when (error.IsSyncStateInvalid && _position.SyncState is not null)
            {
                _position = _position with { SyncState = null };
                isFullList = _isListingInFull = true;
                continue;
            }

            if (_context.Kind == ItemKind.Appointment)
                await _series.CollectAsync(page, cancellationToken).ConfigureAwait(false);
            BatchOutcome outcome = await _batches.ProcessAsync(Candidates.From(page, _series.Holds), cancellationToken).ConfigureAwait(false);
            wrote |= outcome.Wrote;
            if (isFullList)
                seen.UnionWith(outcome.LinksSeen);
            await MoveToAsync(_position with { SyncState = page.SyncState }, page.Changes.Count, MailboxPhase.Exchange, cancellationToken).ConfigureAwait(false);
            isLast = page.IsLast;
        }

        ResolvedSeries series = await _series.ResolveAsync(cancellationToken).ConfigureAwait(false);
        await _batches.ReportUnreadAsync(series.Unread, cancellationToken).ConfigureAwait(false);
        BatchOutcome occurrences = await ProcessAsync(series, cancellationToken).ConfigureAwait(false);
        wrote |= occurrences.Wrote;
        seen.UnionWith(occurrences.LinksSeen);
        if (isFullList)
            wrote |= await UnlistedItemsAsync(seen, cancellationToken).ConfigureAwait(false);
        _isListingInFull = false;
        return wrote;
    }

    /// <summary>After a list in full: an item that it did not name is looked at by its id. That it was not listed proves no deletion.</summary>
    private async Task<bool> UnlistedItemsAsync(HashSet<long> listed, CancellationToken cancellationToken)
    {
        bool wrote = false;
        long last = 0;
        while (true)
        {
            IReadOnlyList<Link> links = await _context.Eserp.GetLinksAsync(last, PageSize, cancellationToken).ConfigureAwait(false);
            if (links.Count == 0)
                return wrote;
            last = links[links.Count - 1].Id;
            Candidates unlisted = Candidates.From(links.Where(link => link.ItemId is not null && !listed.Contains(link.Id)));
            wrote |= (await _batches.ProcessAsync(unlisted, cancellationToken).ConfigureAwait(false)).Wrote;
        }
    }

    /// <summary>The window of occurrences moves on by whole days. Where it was made shorter, what lies beyond it comes in once more.</summary>
    private async Task<bool> MovedWindowAsync(CancellationToken cancellationToken)
    {
        Instant end = _series.Window.End;
        Instant? reached = _position.WindowEnd;
        bool isReached = reached <= end && end < reached + Duration.FromDays(1);
        if (_context.Kind != ItemKind.Appointment || isReached)
            return false;
        bool wrote = reached is { } start && await EnteredAsync(start, end, cancellationToken).ConfigureAwait(false);
        await MoveToAsync(_position with { WindowEnd = end }, 1, MailboxPhase.Exchange, cancellationToken).ConfigureAwait(false);
        return wrote;
    }

    /// <summary>
    /// Where the window reaches further back than in the last run, what lies between is looked at once. A run that broke off did not come to say how far it reached.
    /// </summary>
    private async Task<bool> WidenedWindowAsync(CancellationToken cancellationToken)
    {
        if (_context.Kind != ItemKind.Appointment || !_isContinued)
            return false;
        Instant formerStart = _context.Now - Duration.FromDays(_former?.SeriesDaysBack ?? 0);
        return await EnteredAsync(_series.Window.Start, formerStart, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the occurrences of a part of the window that they have come into.</summary>
    private async Task<bool> EnteredAsync(Instant start, Instant end, CancellationToken cancellationToken)
    {
        if (start >= end)
            return false;
        Candidates entered = await _series.EnteredAsync(new Interval(start, end), cancellationToken).ConfigureAwait(false);
        return (await _batches.ProcessAsync(entered, cancellationToken).ConfigureAwait(false)).Wrote;
    }

    /// <summary>Whether the settings have changed since items were last marked, or set aside; a first run that broke off did not come to say which it had.</summary>
    private bool IsUnderOtherSettings => _former?.Marks != _settings.Marks;

    /// <summary>A mailbox that has other settings now, or another address, is offered the categories; so is one whose list could not be written before.</summary>
    private async Task OfferCategoriesAsync(IReadOnlyList<PendingItem> pending, CancellationToken cancellationToken)
    {
        bool isDue = KnownSettings.Read(_position.Settings)?.Marks != _settings.Marks || pending.Any(BatchProcessor.IsCategoryList);
        if (isDue && _context.Categories.Count > 0 && !_context.PlanOnly)
            await _batches.OfferCategoriesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where categories or texts are to look otherwise than before, or other items may cross, every item is looked at once.</summary>
    private async Task<bool> ChangedSettingsAsync(CancellationToken cancellationToken)
    {
        if (_position.Settings == _settings.ToString())
            return false;
        bool wrote = await WidenedWindowAsync(cancellationToken).ConfigureAwait(false);
        wrote |= IsUnderOtherSettings && _isContinued && await UnlistedItemsAsync([], cancellationToken).ConfigureAwait(false);
        await MoveToAsync(_position with { Settings = _settings.ToString() }, 1, MailboxPhase.Exchange, cancellationToken).ConfigureAwait(false);
        return wrote;
    }

    private async Task<bool> PendingAsync(IReadOnlyList<PendingItem> pending, CancellationToken cancellationToken)
    {
        if (pending.Count == 0)
            return false;
        if (_context.Kind == ItemKind.Appointment)
            await _series.ConsiderAsync([.. pending.Where(item => item is { EserpId: null, DeletedIn: null }).Select(item => item.ItemId).OfType<string>()], cancellationToken).ConfigureAwait(false);
        ResolvedSeries series = await _series.ResolveAsync(cancellationToken).ConfigureAwait(false);
        foreach (PendingItem item in pending.Where(item => item.ItemId is null || !series.Items.Contains(item.ItemId)))
            series.Candidates.LookAnewAt(item);
        return (await ProcessAsync(series, cancellationToken).ConfigureAwait(false)).Wrote;
    }

    /// <summary>What was said of an item before it became a series is answered once its occurrences have been looked at.</summary>
    private async Task<BatchOutcome> ProcessAsync(ResolvedSeries series, CancellationToken cancellationToken)
    {
        BatchOutcome outcome = await _batches.ProcessAsync(series.Candidates, cancellationToken).ConfigureAwait(false);
        if (series.Masters.Count > 0 && !_context.PlanOnly)
            await _context.Eserp.ResolveIssuesAsync([.. series.Masters.Select(id => new PendingItem(null, id))], _context.RunId, cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>An item that was linked in this run and that no list has named may have been deleted before one could.</summary>
    private async Task LookForUnseenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PendingItem> unseen = await _context.Eserp.GetUnseenAsync(cancellationToken).ConfigureAwait(false);
        if (unseen.Count == 0)
            return;
        await PendingAsync(unseen, cancellationToken).ConfigureAwait(false);
        await SavePositionAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> EserpChangesAsync(CancellationToken cancellationToken)
    {
        bool wrote = false;
        for (bool isLast = false; !isLast;)
        {
            EserpChangePage page = await _context.Eserp.GetChangesAsync(_position.ChangeToken, PageSize, cancellationToken).ConfigureAwait(false);
            wrote |= (await _batches.ProcessAsync(Candidates.From(page), cancellationToken).ConfigureAwait(false)).Wrote;
            await MoveToAsync(_position with { ChangeToken = page.ChangeToken }, page.Changes.Count, MailboxPhase.Eserp, cancellationToken).ConfigureAwait(false);
            isLast = page.IsLast;
        }

        return wrote;
    }

    private async Task MoveToAsync(MailboxPosition position, int looked, MailboxPhase phase, CancellationToken cancellationToken)
    {
        bool isNews = looked > 0 || _position.SyncState is null || _position.ChangeToken is null;
        _isPositionOpen |= isNews && position != _position;
        _position = position;
        if (!_brake.IsHolding && !_series.IsHolding && !_isListingInFull)
            await SavePositionAsync(cancellationToken).ConfigureAwait(false);
        _looked += looked;
        _context.Observer.OnProgress(new MailboxProgress(_context.Connection.Name, _context.Exchange.Address, phase, _looked));
    }

    private async Task SavePositionAsync(CancellationToken cancellationToken)
    {
        if (_context.PlanOnly)
            return;
        if (_isPositionOpen)
            await _context.Eserp.SavePositionAsync(_position, cancellationToken).ConfigureAwait(false);
        _isPositionOpen = false;

        // Only behind a stored position will a deletion be listed.
        IReadOnlyCollection<string> firstSeen = _batches.TakeFirstSeen();
        if (firstSeen.Count > 0)
            await _context.Eserp.ConfirmSeenAsync(firstSeen, cancellationToken).ConfigureAwait(false);
    }
}
