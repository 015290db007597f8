using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Mailboxes;

/// <summary>What a run has deleted of a mailbox on each side, whatever the kinds of its items, and of how many.</summary>
/// <param name="stores">Opens eserp's side for each kind that is kept in step and may be deleted.</param>
internal sealed class MailboxLosses(Func<IEnumerable<IMailboxStore>> stores)
{
    private readonly Dictionary<Side, int> _made = new() { [Side.Eserp] = 0, [Side.Exchange] = 0 };

    /// <summary>How many items a side has lost.</summary>
    public int On(Side side) => _made[side];

    /// <summary>Counts deletions that are going to be made.</summary>
    public void Add(Side side, int deletions) => _made[side] += deletions;

    /// <summary>How many items were linked before any was deleted.</summary>
    public async Task<int> CountLinkedAsync(CancellationToken cancellationToken)
    {
        int linked = _made.Values.Sum();
        foreach (IMailboxStore store in stores())
            linked += await store.CountLinksAsync(cancellationToken).ConfigureAwait(false);
        return linked;
    }
}
