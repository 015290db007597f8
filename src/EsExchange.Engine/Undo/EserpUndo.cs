using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Undo;

/// <summary>Takes back a write to eserp.</summary>
internal sealed class EserpUndo(MailboxContext context, IJournal journal)
{
    /// <summary>Undoes.</summary>
    public async Task<UndoStep> UndoAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return write.Action switch
            {
                JournalAction.Create => await RemoveAsync(write, cancellationToken).ConfigureAwait(false),
                JournalAction.Update => await PutBackAsync(write, cancellationToken).ConfigureAwait(false),
                _ => await AddAgainAsync(write, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (EserpException error) when (error.Error == EserpError.Refused)
        {
            return new UndoStep(write, UndoOutcome.Refused, error.Message);
        }
    }

    private async Task<UndoStep> PutBackAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        ItemContent before = context.Eserp.ToEserpForm(write.Before!);
        ItemContent after = context.Eserp.ToEserpForm(write.After!);
        Link? link = await FindLinkAsync(write, cancellationToken).ConfigureAwait(false);
        if (link is { IsMeeting: true } && !Rewind.Fields(before, after).All(FromEserp.OfMeeting.Contains))
            return Kept(write);

        ItemContent? Rewound(ItemContent shown) => Rewind.Apply(before, after, shown);

        ItemContent? present = await context.Eserp.EditAsync(write.EserpId, Rewound, write.JournalId, cancellationToken).ConfigureAwait(false);
        if (present is null)
            return new UndoStep(write, UndoOutcome.Gone, Messages.Get("UndoGoneEserp"));
        return Rewound(present) is not null
            ? new UndoStep(write, UndoOutcome.Undone, Messages.Get("UndonePutBackEserp"))
            : new UndoStep(write, UndoOutcome.ChangedSince, Messages.Get("UndoChangedEserp"));
    }

    private async Task<UndoStep> RemoveAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        EserpItem? present = await context.Eserp.LoadAsync([write.EserpId], cancellationToken).ConfigureAwait(false) is [{ } found] ? found : null;
        Link? link = await FindLinkAsync(write, cancellationToken).ConfigureAwait(false);
        if (present is null || link?.ItemId is null || link.Base is null)
            return new UndoStep(write, UndoOutcome.Gone, Messages.Get("UndoGoneEserp"));
        if (!Equals(present.Content, context.Eserp.ToEserpForm(write.After!)))
            return new UndoStep(write, UndoOutcome.ChangedSince, Messages.Get("UndoChangedEserp"));

        var kept = new LinkWrite.Put(write.EserpId, link.ItemId, link.ChangeKey, link.EserpVersion, link.Base, LinkState.Detached) { IsMeeting = link.IsMeeting, MeetingId = link.MeetingId, Series = link.Series };
        IReadOnlyList<ItemCommitResult> results = await context.Eserp.CommitAsync(
            [new ItemCommit(new EserpWrite.Delete(write.EserpId, present.Version), kept, [])], cancellationToken).ConfigureAwait(false);
        if (results[0].Outcome != CommitOutcome.Committed)
            return new UndoStep(write, UndoOutcome.Refused, results[0].Message ?? Messages.Get("UndoContended"));
        await journal.MarkUndoneAsync(write.JournalId, cancellationToken).ConfigureAwait(false);
        return new UndoStep(write, UndoOutcome.Undone, Messages.Get("UndoneRemovedEserp"));
    }

    private async Task<UndoStep> AddAgainAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        RestoredItem restored = await context.Eserp.RestoreAsync(write.EserpId, write.Before!, write.JournalId, cancellationToken).ConfigureAwait(false);
        bool isAsBefore = restored.Kept is not { } kept || Equals(kept, context.Eserp.ToEserpForm(write.Before!));
        return new UndoStep(write, UndoOutcome.Undone, Messages.Get(isAsBefore ? "UndoneAddedEserp" : "UndoneRejoinedEserp"));
    }

    private async Task<Link?> FindLinkAsync(RecordedWrite write, CancellationToken cancellationToken) =>
        await context.Eserp.GetLinksByEserpIdAsync([write.EserpId], cancellationToken).ConfigureAwait(false) is [{ } known] ? known : null;

    /// <summary>eserp keeps a meeting as it got it; what is put back of its organizer's fields would never reach Exchange.</summary>
    private static UndoStep Kept(RecordedWrite write) => new(write, UndoOutcome.ChangedSince, Messages.Get("UndoMeetingEserp"));
}
