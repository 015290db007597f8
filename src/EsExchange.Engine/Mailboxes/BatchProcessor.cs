using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Apply;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Plans;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Mailboxes;

/// <summary>The way of a page of changes: load, plan, apply; and once more for what changed under its hands.</summary>
internal sealed class BatchProcessor
{
    private const int Attempts = 5;
    private const string CategoryList = "CategoryList";

    private readonly MailboxContext _context;
    private readonly PairLoader _loader;
    private readonly PairPlanner _planner;
    private readonly IssueWriter _issues;
    private readonly ChangeList _changes;
    private readonly ChangeReport _report;
    private readonly BatchApplier _applier;
    private readonly DeleteBrake _brake;
    private readonly HashSet<long> _shown = [];
    private readonly HashSet<string> _shownItems = [];
    private readonly ToldDeletions _deletions = new();
    private readonly Dictionary<long, string> _successors = [];
    private HashSet<string> _firstSeen = [];

    public BatchProcessor(MailboxContext context, DeleteBrake brake)
    {
        _context = context;
        _brake = brake;
        _loader = new PairLoader(context);
        _planner = new PairPlanner(context);
        _issues = new IssueWriter(context);
        _changes = new ChangeList(context);
        _report = new ChangeReport(context, _changes);
        _applier = new BatchApplier(context, _report, _issues);
    }

    /// <summary>What may only be looked at after Exchange's changes have been listed once more.</summary>
    public Candidates Later { get; private set; } = new();

    /// <summary>Hands over <see cref="Later"/> and begins it anew.</summary>
    public Candidates TakeLater()
    {
        Candidates later = Later;
        Later = new Candidates();
        return later;
    }

    /// <summary>Hands over the linked items that were named for the first time, and begins anew.</summary>
    public IReadOnlyCollection<string> TakeFirstSeen()
    {
        HashSet<string> firstSeen = _firstSeen;
        _firstSeen = [];
        return firstSeen;
    }

    /// <summary>Processes candidates.</summary>
    public async Task<BatchOutcome> ProcessAsync(Candidates candidates, CancellationToken cancellationToken)
    {
        bool wrote = false;
        var seen = new HashSet<long>();
        for (int attempt = 1; !candidates.IsEmpty; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_context.PlanOnly)
                RecallSuccessors(candidates);
            LoadedBatch loaded = await _loader.LoadAsync(candidates, cancellationToken).ConfigureAwait(false);
            seen.UnionWith(loaded.LinksSeen);
            _firstSeen.UnionWith(loaded.FirstSeen);
            _deletions.Add(candidates);
            List<PlannedPair> planned = [.. loaded.Pairs.Where(IsSyncable).Select(_deletions.Recall).Select(_planner.Plan)];
            foreach (PlannedPair skipped in planned.Where(pair => pair.Decision.Action == PlanAction.Skip))
                Skip(skipped);
            foreach (PlannedPair kept in planned.Where(pair => pair.Decision.Action is PlanAction.Detach or PlanAction.Link))
                Skip(kept);
            foreach (PlannedPair held in planned.Where(pair => pair.HeldFields.Count > 0))
                ReportHeld(held);

            planned = _brake.HoldBack(_context.Plan is { } plan ? planned.Where(pair => IsIn(plan, pair)) : planned);
            var again = new Candidates();
            if (_context.PlanOnly)
                Show(planned);
            else
                wrote |= await _applier.ApplyAsync(attempt <= Attempts ? planned : GiveUp(planned), again, Later, cancellationToken).ConfigureAwait(false);
            again.Inherit(candidates);
            candidates = again;
        }

        await _issues.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new BatchOutcome(wrote, seen);
    }

    /// <summary>Makes the deletions that waited, or records why they do not happen.</summary>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> DecideDeletionsAsync(CancellationToken cancellationToken)
    {
        if (!_brake.IsHolding)
            return false;
        Verdict verdict = await _brake.DecideAsync(cancellationToken).ConfigureAwait(false);
        foreach (RefusedDeletion refused in verdict.Refused)
            _issues.Skipped(refused.Planned.Pair, SyncIssue.HeldByBrake, SkipText.For(refused), retry: true);
        bool wrote = (await ProcessAsync(verdict.Allowed, cancellationToken).ConfigureAwait(false)).Wrote;
        return wrote;
    }

    /// <summary>Records items that a list named and that could not be read; the next run looks at them again.</summary>
    public async Task ReportUnreadAsync(IEnumerable<ExchangeRead> reads, CancellationToken cancellationToken)
    {
        foreach (ExchangeRead read in reads)
        {
            var pair = new Pair { ItemId = read.ItemId, Unreadable = read.Failure };
            _issues.Failed(pair, nameof(PlanReason.Unreadable), SkipText.For(PlanReason.Unreadable, pair));
        }

        await _issues.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether what was left open is no item but the mailbox's list of categories.</summary>
    public static bool IsCategoryList(PendingItem pending) => pending is { EserpId: null, ItemId: CategoryList };

    /// <summary>
    /// Offers the activity types' categories to the mailbox's owner. A list that cannot be read is left alone until the next run, and the items' own categories are kept in step all the same.
    /// </summary>
    public async Task OfferCategoriesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _context.Exchange.OfferCategoriesAsync(_context.Categories, cancellationToken).ConfigureAwait(false);
        }
        catch (ExchangeException error) when (error.ErrorId is "CorruptItem" or "AccessDenied")
        {
            _issues.Failed(new Pair { ItemId = CategoryList }, "CategoryListUnreadable", Messages.Format("CategoryListUnreadable", error.Message));
            await _issues.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A series is kept in step by its occurrences.</summary>
    private static bool IsSyncable(Pair pair) => pair.Item is not { IsSeries: true };

    /// <summary>What has become due since the reviewed plan was checked waits for the next run; but the marks of what is in step follow from what was reviewed.</summary>
    private bool IsIn(SavedPlan plan, PlannedPair pair)
    {
        if (_context.PlanOnly || pair.Decision.Action == PlanAction.Nothing || _changes.Of(pair).All(plan.Names))
            return true;
        _issues.Skipped(pair.Pair, "NotInPlan", Messages.Get("NotInPlan"), retry: true);
        return false;
    }

    private void ReportHeld(PlannedPair planned) => _issues.Skipped(
        planned.Pair,
        "MeetingChangedInEserp",
        Messages.Format("MeetingFieldsHeld", string.Join(", ", planned.HeldFields)));

    private void Skip(PlannedPair planned)
    {
        PlanReason reason = planned.Decision.Reason;
        string text = SkipText.For(reason, planned.Pair);
        if (reason == PlanReason.Unreadable)
            _issues.Failed(planned.Pair, reason.ToString(), text);
        else
            _issues.Skipped(planned.Pair, reason.ToString(), text);
    }

    /// <summary>Leaves to the next run what has to be written still.</summary>
    /// <returns>What has come into step meanwhile.</returns>
    private List<PlannedPair> GiveUp(List<PlannedPair> planned)
    {
        foreach (PlannedPair contended in planned.Where(pair => pair.NeedsWrite))
            _issues.Failed(contended.Pair, "Contended", Messages.Get("Contended"));
        return planned.FindAll(pair => !pair.NeedsWrite);
    }

    /// <summary>What took whose place a run has stored by the time that it is named again, or a deletion is told; a plan stores nothing.</summary>
    private void RecallSuccessors(Candidates candidates)
    {
        foreach (KeyValuePair<long, string> succession in _successors.Where(succession => candidates.Items.ContainsKey(succession.Value)))
            candidates.Successors[succession.Value] = succession.Key;

        foreach (long deleted in candidates.DeletedEserpItems.Where(_successors.ContainsKey))
        {
            candidates.Items[_successors[deleted]] = SeenItem.Unknown;
            candidates.Successors[_successors[deleted]] = deleted;
        }

        foreach (KeyValuePair<string, long> succession in candidates.Successors)
            _successors[succession.Value] = succession.Key;
    }

    /// <summary>What an appointment's Exchange side has already shown is not shown a second time when eserp's feed names it.</summary>
    private void Show(List<PlannedPair> planned)
    {
        foreach (PlannedPair pair in planned.Where(pair => pair.Pair is { Eserp: not null, Item: not null } || _changes.Of(pair).Any()))
        {
            if (pair.Pair.EserpId is { } id ? _shown.Add(id) : _shownItems.Add(pair.Pair.ItemId!))
                _report.Made(pair);
        }
    }
}

/// <summary>What became of a page of changes.</summary>
/// <param name="Wrote">Whether anything was written.</param>
/// <param name="LinksSeen">The links whose items were named.</param>
internal sealed record BatchOutcome(bool Wrote, IReadOnlyCollection<long> LinksSeen)
{
    /// <summary>Nothing happened.</summary>
    public static BatchOutcome Nothing { get; } = new(false, []);
}
