using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Explain;

/// <summary>Explains items of one mailbox: looks at both sides and plans, as a run would, and writes nothing.</summary>
public sealed class ItemExplainer(IEserpDatabase database, IExchangeConnector connector, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>Explains items.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="staff">The staff member; with a mailbox address.</param>
    /// <param name="kind">The kind of item.</param>
    /// <param name="query">Which items.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="ExchangeException">The mailbox cannot be worked with.</exception>
    public async IAsyncEnumerable<ItemExplanation> ExplainAsync(
        ExchangeConnection connection, SyncedStaff staff, ItemKind kind, ItemQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? secret = await database.Configuration.GetSecretAsync(connection.Id, cancellationToken).ConfigureAwait(false);
        using IExchangeOrganisation organisation = await connector.OpenAsync(connection, secret, cancellationToken).ConfigureAwait(false);
        MailboxFrame frame = await MailboxFrame.CreateAsync(database, connection, staff, organisation, time, cancellationToken).ConfigureAwait(false);
        MailboxContext context = frame.For(kind, null, SilentObserver.Instance, new MailboxTally());
        var deletions = new ComingDeletions(context);
        await foreach (Candidates candidates in FindAsync(context, query, cancellationToken).ConfigureAwait(false))
        {
            LoadedBatch loaded = await new PairLoader(context, withGivenUp: true).LoadAsync(candidates, cancellationToken).ConfigureAwait(false);
            foreach (Pair pair in loaded.Pairs.Where(pair => pair.Item is not { IsSeries: true }))
                yield return await ExplainAsync(context, await deletions.RecallAsync(pair, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<Candidates> FindAsync(MailboxContext context, ItemQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.EserpId is not null || query.ItemId is not null)
        {
            var named = new Candidates();
            named.LookAgainAt(new PendingItem(query.EserpId, query.ItemId));
            yield return named;
            yield break;
        }

        long last = 0;
        while (true)
        {
            IReadOnlyList<Link> links = await context.Eserp.GetLinksAsync(last, PageSize, cancellationToken).ConfigureAwait(false);
            if (links.Count == 0)
                yield break;
            last = links[links.Count - 1].Id;
            var page = new Candidates();
            foreach (Link link in links.Where(link => query.Matches(link.Base?.Title)))
                page.EserpItems[link.EserpId] = null;
            yield return page;
        }
    }

    private async Task<ItemExplanation> ExplainAsync(MailboxContext context, Pair pair, CancellationToken cancellationToken)
    {
        PlannedPair planned = new PairPlanner(context).Plan(pair);
        RecordedWrite? lastWrite = pair.EserpId is { } id
            ? await database.Journal.GetLastWriteAsync(context.Connection.Id, context.Staff.StaffNumber, context.Kind, id, cancellationToken).ConfigureAwait(false)
            : null;
        return new ItemExplanation
        {
            Kind = context.Kind,
            EserpId = pair.EserpId,
            ItemId = pair.ItemId,
            State = SideStates.Of(pair),
            Eserp = pair.Eserp?.Content,
            Exchange = pair.Item?.Content,
            Base = pair.Base,
            EserpVersion = pair.Eserp?.Version,
            SyncedEserpVersion = pair.Link?.EserpVersion,
            ChangeKey = pair.Item?.Item.ChangeKey,
            SyncedChangeKey = pair.Link?.ChangeKey,
            EserpModified = pair.Eserp?.Modified,
            ExchangeModified = pair.Item?.Modified,
            NextAction = planned.Decision.Action,
            NextReason = planned.Decision.Reason,
            EserpFields = planned.EserpFields,
            ExchangeFields = planned.ExchangeFields,
            LastWrite = lastWrite,
        };
    }
}

/// <summary>Which items of a mailbox are explained.</summary>
/// <param name="EserpId">The item with this number in eserp; null for any.</param>
/// <param name="ItemId">The item with this id in Exchange; null for any.</param>
/// <param name="Matches">Which subjects, of the items that are kept in step; where neither id is given.</param>
public sealed record ItemQuery(long? EserpId, string? ItemId, Func<string?, bool> Matches);
