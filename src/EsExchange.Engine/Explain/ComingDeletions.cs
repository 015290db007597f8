using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Explain;

/// <summary>The deletions that the next run will be told of, and those that earlier ones wait with. A list in full proves none.</summary>
internal sealed class ComingDeletions(MailboxContext context)
{
    private const int PageSize = 256;

    private ToldDeletions? _told;

    /// <summary>A pair with what the next run will know of it; the lists are read when the first pair lacks a side.</summary>
    public async Task<Pair> RecallAsync(Pair pair, CancellationToken cancellationToken)
    {
        bool lacksSide = pair.Link is not null && (pair.Eserp is null || pair is { Item: null, Unreadable: null });
        if (!lacksSide)
            return pair;
        _told ??= await ListAsync(cancellationToken).ConfigureAwait(false);
        return _told.Recall(pair);
    }

    private async Task<ToldDeletions> ListAsync(CancellationToken cancellationToken)
    {
        var told = new ToldDeletions();
        var open = new Candidates();
        foreach (PendingItem pending in await context.Eserp.GetPendingAsync(false, cancellationToken).ConfigureAwait(false))
            open.LookAgainAt(pending);
        told.Add(open);

        MailboxPosition position = await context.Eserp.GetPositionAsync(cancellationToken).ConfigureAwait(false);
        if (position.ChangeToken is { } changeToken)
            await ReadFeedAsync(told, changeToken, cancellationToken).ConfigureAwait(false);
        if (position.SyncState is { } syncState && position.MailboxAddress == context.Exchange.Address && context.Policy.ComesBack)
            await ReadExchangeAsync(told, syncState, cancellationToken).ConfigureAwait(false);
        return told;
    }

    private async Task ReadFeedAsync(ToldDeletions told, string changeToken, CancellationToken cancellationToken)
    {
        for (bool isLast = false; !isLast;)
        {
            EserpChangePage page = await context.Eserp.GetChangesAsync(changeToken, PageSize, cancellationToken).ConfigureAwait(false);
            told.Add(Candidates.From(page));
            (changeToken, isLast) = (page.ChangeToken, page.IsLast);
        }
    }

    private async Task ReadExchangeAsync(ToldDeletions told, string syncState, CancellationToken cancellationToken)
    {
        try
        {
            for (bool isLast = false; !isLast;)
            {
                ExchangeChangePage page = await context.Exchange.GetChangesAsync(syncState, PageSize, cancellationToken).ConfigureAwait(false);
                told.Add(Candidates.From(page, _ => false));
                (syncState, isLast) = (page.SyncState, page.IsLast);
            }
        }
        catch (ExchangeException error) when (error.IsSyncStateInvalid)
        {
            // The next run begins a list in full.
        }
    }
}
