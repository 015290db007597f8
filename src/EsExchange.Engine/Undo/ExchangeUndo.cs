using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Undo;

/// <summary>Takes back a write to Exchange.</summary>
internal sealed class ExchangeUndo(MailboxContext context, IJournal journal)
{
    private readonly ExpectedMarks _marks = new(context);

    /// <summary>Undoes.</summary>
    public Task<UndoStep> UndoAsync(RecordedWrite write, CancellationToken cancellationToken) => write.Action switch
    {
        JournalAction.Create => RemoveAsync(write, cancellationToken),
        JournalAction.Update => PutBackAsync(write, cancellationToken),
        _ => AddAgainAsync(write, cancellationToken),
    };

    private async Task<UndoStep> PutBackAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        if (await FindAsync(write, cancellationToken).ConfigureAwait(false) is not { } item)
            return Gone(write);
        ItemContent before = context.Exchange.ToExchangeForm(write.Before!);
        ItemContent after = context.Exchange.ToExchangeForm(write.After!);
        IReadOnlyList<ItemField> fields = Rewind.Fields(before, after);
        if (Outgrown(item, fields) is { } why)
            return Left(write, why);
        if (Rewind.Apply(before, after, item.Content) is not { } rewound)
            return ChangedSince(write);

        ItemMarks marks = _marks.Of(new Pair { Item = item }, write.EserpId, rewound) with { Stamp = item.Marks.Stamp };
        IReadOnlyList<ExchangeWriteResult> results = await context.Exchange.UpdateAsync(
            [new ExchangeUpdate(item, rewound, fields, marks)], cancellationToken).ConfigureAwait(false);
        return await DoneAsync(write, results[0], Messages.Get("UndonePutBackExchange"), cancellationToken).ConfigureAwait(false);
    }

    private async Task<UndoStep> RemoveAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        if (await FindAsync(write, cancellationToken).ConfigureAwait(false) is not { } item)
            return Gone(write);
        if (Outgrown(item, ContentFields.All(write.Kind)) is { } why)
            return Left(write, why);
        if (!Equals(item.Content, context.Exchange.ToExchangeForm(write.After!)))
            return ChangedSince(write);

        Link? link = await context.Eserp.GetLinksByEserpIdAsync([write.EserpId], cancellationToken).ConfigureAwait(false) is [{ } known] ? known : null;
        if (link is { Base: { } last })
        {
            var kept = new LinkWrite.Put(write.EserpId, item.Item.Id, item.Item.ChangeKey, link.EserpVersion, last, LinkState.Detached) { IsMeeting = link.IsMeeting, MeetingId = link.MeetingId, Series = link.Series };
            await context.Eserp.CommitAsync([new ItemCommit(null, kept, [])], cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<ExchangeWriteResult> results = await context.Exchange.DeleteAsync([item.Item], cancellationToken).ConfigureAwait(false);
        return await DoneAsync(write, results[0], Messages.Get("UndoneRemovedExchange"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The item carries the old stamp, so that one that an interrupted call has created already is found.</summary>
    private async Task<UndoStep> AddAgainAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        ExchangeWriteResult result = await IsThereAsync(write, cancellationToken).ConfigureAwait(false)
            ? new ExchangeWriteResult(WriteOutcome.Written, null, null)
            : await CreateAsync(write, cancellationToken).ConfigureAwait(false);
        return await DoneAsync(write, result, Messages.Get("UndoneAddedExchange"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an item with the stamp is there. A series may carry that of the single item that it was, and is not the one that is looked for.</summary>
    private async Task<bool> IsThereAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> found = await context.Exchange.FindByStampAsync([context.Stamp.For(write.EserpId)], cancellationToken).ConfigureAwait(false);
        return found.Count > 0
            && (await context.Exchange.LoadAsync(found, cancellationToken).ConfigureAwait(false)).Any(read => read is { Outcome: not ReadOutcome.NotFound, Item: not { IsSeries: true } });
    }

    private async Task<ExchangeWriteResult> CreateAsync(RecordedWrite write, CancellationToken cancellationToken)
    {
        EserpItem? row = await context.Eserp.LoadAsync([write.EserpId], cancellationToken).ConfigureAwait(false) is [{ } shown] ? shown : null;
        ItemMarks marks = _marks.Of(new Pair { Eserp = row }, write.EserpId, write.Before!);
        return (await context.Exchange.CreateAsync([new NewExchangeItem(marks, write.Before!)], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>
    /// The message why an item is left whose content may be what the run wrote: a series stands for more than that, and a meeting is its organizer's,
    /// save for the fields that the engine writes to one. Null where it is neither.
    /// </summary>
    private static string? Outgrown(ExchangeItem item, IEnumerable<ItemField> fields) => item switch
    {
        { IsSeries: true } => Messages.Get("UndoSeriesExchange"),
        { IsMeeting: true } when !fields.All(FromEserp.OfMeeting.Contains) => Messages.Get("UndoMeetingExchange"),
        _ => null,
    };

    private async Task<ExchangeItem?> FindAsync(RecordedWrite write, CancellationToken cancellationToken) => write.ItemId is { } itemId
        ? (await context.Exchange.LoadAsync([itemId], cancellationToken).ConfigureAwait(false))[0].Item
        : null;

    private async Task<UndoStep> DoneAsync(RecordedWrite write, ExchangeWriteResult result, string message, CancellationToken cancellationToken)
    {
        if (result.Outcome != WriteOutcome.Written)
            return new UndoStep(write, UndoOutcome.Refused, result.Message ?? Messages.Get("UndoNotTaken"));
        await journal.MarkUndoneAsync(write.JournalId, cancellationToken).ConfigureAwait(false);
        return new UndoStep(write, UndoOutcome.Undone, message);
    }

    private static UndoStep Gone(RecordedWrite write) => new(write, UndoOutcome.Gone, Messages.Get("UndoGoneExchange"));

    private static UndoStep ChangedSince(RecordedWrite write) => Left(write, Messages.Get("UndoChangedExchange"));

    private static UndoStep Left(RecordedWrite write, string message) => new(write, UndoOutcome.ChangedSince, message);
}
