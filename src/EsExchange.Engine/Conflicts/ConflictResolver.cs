using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Conflicts;

/// <summary>Puts the value that an admin chose into eserp, as a user would; the next run brings it to Exchange.</summary>
public sealed class ConflictResolver(IEserpDatabase database)
{
    /// <summary>Decides a conflict. A field that was changed again since keeps its present value, and the conflict stays open.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="keep">Whose value is kept.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="SyncException">
    /// <c>ItemGone</c>, <c>ChangedSince</c>, <c>NoBase</c> or <c>NotSynced</c>: the value cannot be put back; nothing was written.
    /// </exception>
    public async Task ResolveAsync(RecordedConflict conflict, KeptValue keep, CancellationToken cancellationToken)
    {
        ItemContent chosen = keep switch
        {
            KeptValue.Eserp => conflict.Eserp,
            KeptValue.Exchange => conflict.Exchange,
            _ => conflict.Base ?? throw new SyncException("NoBase", Messages.Get("NoBase")),
        };
        ItemContent winner = conflict.Winner == Side.Eserp ? conflict.Eserp : conflict.Exchange;
        IMailboxStore store = await OpenAsync(conflict, cancellationToken).ConfigureAwait(false);
        ItemContent expected = store.ToEserpForm(winner);
        ItemContent wanted = store.ToEserpForm(chosen);
        bool IsAsLeft(ItemContent shown) =>
            Equals(shown.Get(conflict.Field), expected.Get(conflict.Field)) || Equals(shown.Get(conflict.Field), wanted.Get(conflict.Field));

        ItemContent? found = await store.EditAsync(
            conflict.EserpId, present => IsAsLeft(present) ? present.With(conflict.Field, chosen) : null, undoes: null, cancellationToken).ConfigureAwait(false);
        if (found is null)
            throw new SyncException("ItemGone", Messages.Format("ItemGone", conflict.Field));
        if (!IsAsLeft(found))
            throw new SyncException("ChangedSince", Messages.Format("ChangedSince", conflict.Field, found.Title));
        await database.Conflicts.ResolveAsync(conflict.ConflictId, keep.ToString(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IMailboxStore> OpenAsync(RecordedConflict conflict, CancellationToken cancellationToken)
    {
        SyncedMailbox? mailbox = await SyncedMailbox.FindAsync(database.Configuration, conflict.ConnectionId, conflict.StaffNumber, cancellationToken).ConfigureAwait(false);
        return mailbox is not null
            ? database.OpenMailbox(mailbox.Connection, mailbox.Staff, conflict.Kind, null)
            : throw new SyncException("NotSynced", Messages.Format("NoLongerSynced", conflict.StaffNumber));
    }
}

/// <summary>Whose value is kept.</summary>
public enum KeptValue
{
    /// <summary>Exchange's.</summary>
    Exchange,

    /// <summary>eserp's.</summary>
    Eserp,

    /// <summary>The one that both had before.</summary>
    Base,
}
