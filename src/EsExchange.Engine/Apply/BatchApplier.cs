using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>
/// Applies a batch: Exchange first, then eserp and what is remembered in one transaction, then the marks of what eserp created.
/// Wherever this stops, the stored state is what was observed, and the next look plans the rest.
/// </summary>
internal sealed class BatchApplier(MailboxContext context, ChangeReport report, IssueWriter issues)
{
    private readonly ExchangeApplier _exchange = new(context);
    private readonly CommitBuilder _commits = new(context);
    private readonly ExpectedMarks _marks = new(context);

    /// <summary>Applies.</summary>
    /// <param name="batch">The planned pairs.</param>
    /// <param name="again">Receives what changed meanwhile and has to be looked at again at once.</param>
    /// <param name="later">Receives what may only be looked at after Exchange's changes have been listed once more.</param>
    /// <param name="cancellationToken">Cancels between two writes.</param>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> ApplyAsync(IReadOnlyList<PlannedPair> batch, Candidates again, Candidates later, CancellationToken cancellationToken)
    {
        await AdoptAsync(batch, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ExchangeWriteResult?> written = await _exchange.WriteAsync(batch, cancellationToken).ConfigureAwait(false);

        var commits = new List<AwaitedCommit>();
        for (int i = 0; i < batch.Count; i++)
        {
            if (written[i] is { Outcome: not WriteOutcome.Written } failure)
                Defer(batch[i], failure, again, later);
            else if (_commits.Build(batch[i], written[i]?.Item) is { } commit)
                commits.Add(new AwaitedCommit(batch[i], commit, written[i]?.Item));
        }

        if (commits.Count > 0)
            await CommitAsync(commits, again, cancellationToken).ConfigureAwait(false);
        return written.Any(result => result is not null) || commits.Any(commit => commit.Commit.Write is not null);
    }

    /// <summary>An item that was newly found to belong to an appointment is remembered before it is written: what made it known may not be there at the next look.</summary>
    private async Task AdoptAsync(IReadOnlyList<PlannedPair> batch, CancellationToken cancellationToken)
    {
        ItemCommit[] adoptions = [.. batch.Where(MustBeTiedFirst).Select(CommitBuilder.Adopt)];
        if (adoptions.Length > 0)
            await context.Eserp.CommitAsync(adoptions, cancellationToken).ConfigureAwait(false);
    }

    private static bool MustBeTiedFirst(PlannedPair planned) =>
        planned.Pair.Link?.ItemId != planned.Pair.ItemId
        && (planned.ExchangeFields.Count > 0 || planned is { Decision.Action: PlanAction.CreateInEserp, Pair.Link: not null });

    private async Task CommitAsync(List<AwaitedCommit> commits, Candidates again, CancellationToken cancellationToken)
    {
        IReadOnlyList<ItemCommitResult> results =
            await context.Eserp.CommitAsync([.. commits.Select(commit => commit.Commit)], cancellationToken).ConfigureAwait(false);

        var created = new List<(PlannedPair Planned, ItemCommitResult Result)>();
        var sent = new List<AwaitedCommit>();
        for (int i = 0; i < commits.Count; i++)
        {
            PlannedPair planned = commits[i].Planned;
            switch (results[i].Outcome)
            {
                case CommitOutcome.Committed:
                    report.Made(planned);
                    if (planned is { Decision.Action: PlanAction.CreateInEserp, Pair.Item.Series: null })
                        created.Add((planned, results[i]));
                    break;
                case CommitOutcome.Changed:
                    if (commits[i].IsSent)
                        sent.Add(commits[i]);
                    again.LookAgainAt(planned.Pair.ToPending());
                    break;
                default:
                    issues.Failed(planned.Pair, "RefusedByEserp", Messages.Format("RefusedByEserp", results[i].Message));
                    break;
            }
        }

        if (sent.Count > 0)
            await RememberSentAsync(sent, cancellationToken).ConfigureAwait(false);
        if (created.Count > 0)
            await MarkAsync(created, again, cancellationToken).ConfigureAwait(false);
    }

    private async Task RememberSentAsync(List<AwaitedCommit> sent, CancellationToken cancellationToken)
    {
        await context.Eserp.CommitAsync([.. sent.Select(commit => _commits.Sent(commit.Planned, commit.Written!))], cancellationToken).ConfigureAwait(false);
        foreach (AwaitedCommit commit in sent)
            report.Made(commit.Planned with { EserpFields = [] });
    }

    private async Task MarkAsync(List<(PlannedPair Planned, ItemCommitResult Result)> created, Candidates again, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExchangeWriteResult> marked = await context.Exchange.UpdateAsync(
            [.. created.Select(c => new ExchangeUpdate(c.Planned.Pair.Item!, c.Planned.Target!, [], _marks.Of(c.Planned.Pair, c.Result.EserpId!.Value, c.Planned.Target!)))],
            cancellationToken).ConfigureAwait(false);

        var commits = new List<ItemCommit>();
        for (int i = 0; i < created.Count; i++)
        {
            (PlannedPair planned, ItemCommitResult result) = created[i];
            if (marked[i].Item is { } item)
                commits.Add(new ItemCommit(null, CommitBuilder.Put(planned, result.EserpId, item, result.Version), []));
            else
                Defer(planned, marked[i], again, again);
        }

        if (commits.Count > 0)
            await context.Eserp.CommitAsync(commits, cancellationToken).ConfigureAwait(false);
        if (context.Connection.PriorityAsText || context.Connection.EquipmentAsText)
            commits.ForEach(commit => again.LookAgainAt(new PendingItem(((LinkWrite.Put)commit.Link).EserpId, null)));
    }

    private void Defer(PlannedPair planned, ExchangeWriteResult result, Candidates again, Candidates later)
    {
        switch (result.Outcome)
        {
            case WriteOutcome.Changed:
                again.LookAgainAt(planned.Pair.ToPending());
                break;
            case WriteOutcome.Unknown when planned.Decision.Action == PlanAction.CreateInExchange:
                later.LookAgainAt(planned.Pair.ToPending());
                break;
            case WriteOutcome.Unknown:
                again.LookAgainAt(planned.Pair.ToPending());
                break;
            case WriteOutcome.Later:
                issues.Failed(planned.Pair, "ExchangeBusy", Messages.Format("ExchangeBusy", result.Message));
                break;
            default:
                issues.Failed(planned.Pair, "RefusedByExchange", Messages.Format("RefusedByExchange", result.Message));
                break;
        }
    }
}

/// <summary>A commit of a batch.</summary>
/// <param name="Planned">The pair.</param>
/// <param name="Commit">What it writes.</param>
/// <param name="Written">The item after the write to Exchange; null where nothing was written there.</param>
internal sealed record AwaitedCommit(PlannedPair Planned, ItemCommit Commit, ExchangeItemId? Written)
{
    /// <summary>Whether Exchange has taken its part of a merge with what both sides had in common.</summary>
    public bool IsSent => Written is not null && Planned is { Decision.Action: PlanAction.Merge, ExchangeFields.Count: > 0, Pair: { Base: not null, Link: not null } };
}
