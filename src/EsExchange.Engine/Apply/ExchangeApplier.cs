using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>Makes the Exchange writes of a batch: first their intents in one transaction, then creations, updates and deletions in batches.</summary>
internal sealed class ExchangeApplier(MailboxContext context)
{
    private readonly ExpectedMarks _marks = new(context);
    private readonly CommitBuilder _commits = new(context);

    /// <summary>Writes.</summary>
    /// <returns>A result for each pair, in order; null where nothing had to be written to Exchange.</returns>
    public async Task<IReadOnlyList<ExchangeWriteResult?>> WriteAsync(IReadOnlyList<PlannedPair> batch, CancellationToken cancellationToken)
    {
        List<int> creations = Indexes(batch, planned => planned.Decision.Action == PlanAction.CreateInExchange);
        List<int> updates = Indexes(batch, IsUpdate);
        List<int> deletions = Indexes(batch, planned => planned.Decision.Action == PlanAction.DeleteInExchange);

        List<WriteIntent> intents = [.. creations.Concat(updates.Where(i => IsMergedWithBase(batch[i]))).Select(i => Intent(batch[i]))];
        KeyValuePair<long, ConflictEntry>[] conflicts = [.. updates.SelectMany(i => _commits.Conflicts(batch[i]).Select(conflict => new KeyValuePair<long, ConflictEntry>(batch[i].Pair.EserpId!.Value, conflict)))];
        if (intents.Count + conflicts.Length > 0)
            await context.Eserp.SaveIntentsAsync(intents, conflicts, cancellationToken).ConfigureAwait(false);

        var results = new ExchangeWriteResult?[batch.Count];
        await CollectAsync(creations, i => new NewExchangeItem(_marks.Of(batch[i].Pair, batch[i].Target!), batch[i].Target!), context.Exchange.CreateAsync).ConfigureAwait(false);
        await CollectAsync(updates, i => Update(batch[i]), context.Exchange.UpdateAsync).ConfigureAwait(false);
        await CollectAsync(deletions, i => batch[i].Pair.Item!.Item, context.Exchange.DeleteAsync).ConfigureAwait(false);
        return results;

        async Task CollectAsync<TWrite>(
            List<int> indexes,
            Func<int, TWrite> toWrite,
            Func<IReadOnlyList<TWrite>, CancellationToken, Task<IReadOnlyList<ExchangeWriteResult>>> write)
        {
            if (indexes.Count == 0)
                return;
            IReadOnlyList<ExchangeWriteResult> written = await write([.. indexes.Select(toWrite)], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < indexes.Count; i++)
                results[indexes[i]] = written[i];
        }
    }

    private static bool IsUpdate(PlannedPair planned) => planned.ExchangeFields.Count > 0 || planned.NeedsMarks;

    private static bool IsMergedWithBase(PlannedPair planned) => planned.ExchangeFields.Count > 0 && planned.Pair.Base is not null;

    private static WriteIntent Intent(PlannedPair planned) => new(
        planned.Pair.EserpId!.Value,
        planned.Decision.Action == PlanAction.CreateInExchange
            ? planned.Target!
            : OpenIntent.Before(planned.Pair.Base!, planned.Target!, planned.ExchangeFields));

    private ExchangeUpdate Update(PlannedPair planned) =>
        new(planned.Pair.Item!, planned.Target!, planned.ExchangeFields, _marks.Of(planned.Pair, planned.Target!));

    private static List<int> Indexes(IReadOnlyList<PlannedPair> batch, Func<PlannedPair, bool> belongs) =>
        [.. Enumerable.Range(0, batch.Count).Where(i => belongs(batch[i]))];
}
