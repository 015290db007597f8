using System.Collections.Generic;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Apply;

/// <summary>Says what a pair brings into eserp's transaction once Exchange has taken its part.</summary>
internal sealed class CommitBuilder(MailboxContext context)
{
    /// <summary>The commit of a pair; null where there is nothing to write or to remember.</summary>
    /// <param name="planned">The pair.</param>
    /// <param name="written">The item after the write to Exchange; null where nothing was written there, or the item was deleted.</param>
    public ItemCommit? Build(PlannedPair planned, ExchangeItemId? written)
    {
        Pair pair = planned.Pair;
        ExchangeItemId? item = written ?? pair.Item?.Item;
        switch (planned.Decision.Action)
        {
            case PlanAction.CreateInExchange:
                return new ItemCommit(null, Put(planned, item!), [Journal(planned, Side.Exchange, JournalAction.Create, item!.Id, null, planned.Target)]);

            case PlanAction.CreateInEserp:
                return new ItemCommit(
                    new EserpWrite.Create(planned.Target!),
                    new LinkWrite.Put(null, item!.Id, item.ChangeKey, 0, planned.Target!),
                    [Journal(planned, Side.Eserp, JournalAction.Create, item.Id, null, planned.Target)]);

            case PlanAction.Merge:
                return new ItemCommit(
                    planned.EserpFields.Count == 0 ? null : new EserpWrite.Update(pair.AppointmentId!.Value, pair.Appointment!.Version, planned.Target!),
                    Put(planned, item!),
                    [.. MergeJournal(planned, item!.Id)]);

            case PlanAction.DeleteInEserp:
                return new ItemCommit(
                    new EserpWrite.Delete(pair.AppointmentId!.Value, pair.Appointment!.Version),
                    new LinkWrite.Remove(pair.AppointmentId.Value),
                    [Journal(planned, Side.Eserp, JournalAction.Delete, pair.ItemId, pair.Appointment.Content, null)]);

            case PlanAction.DeleteInExchange:
                return new ItemCommit(
                    null,
                    new LinkWrite.Remove(pair.AppointmentId!.Value),
                    [Journal(planned, Side.Exchange, JournalAction.Delete, pair.ItemId, pair.Item!.Content, null)]);

            case PlanAction.Link:
                return new ItemCommit(null, Put(planned, item!), []);

            case PlanAction.Detach:
                return new ItemCommit(null, Detach(pair), []);

            case PlanAction.Forget:
                return pair.Link is null ? null : new ItemCommit(null, new LinkWrite.Remove(pair.AppointmentId!.Value), []);

            default:
                return Refresh(planned, item);
        }
    }

    private static LinkWrite.Put Put(PlannedPair planned, ExchangeItemId item) =>
        new(planned.Pair.AppointmentId!.Value, item.Id, item.ChangeKey, Version(planned.Pair), planned.Target!);

    private static long Version(Pair pair) => pair.Appointment?.Version ?? pair.Link?.EserpVersion ?? 0;

    private static LinkWrite Detach(Pair pair) =>
        pair is { ItemId: { } itemId, Base: { } known }
            ? new LinkWrite.Put(pair.AppointmentId!.Value, itemId, pair.Item?.Item.ChangeKey, Version(pair), known, LinkState.Detached)
            : new LinkWrite.Remove(pair.AppointmentId!.Value);

    /// <summary>Nothing was written, but what is remembered of the item may have to follow: its identity, its versions, a closed intent.</summary>
    private static ItemCommit? Refresh(PlannedPair planned, ExchangeItemId? item)
    {
        Pair pair = planned.Pair;
        if (pair.Link is not { State: LinkState.Linked } link || item is null || pair.Base is not { } known)
            return null;

        if (planned.Decision.Action == PlanAction.Skip)
            return pair.IsAdopted ? new ItemCommit(null, new LinkWrite.Put(link.AppointmentId, item.Id, null, link.EserpVersion, known), []) : null;

        bool isCurrent = link.ItemId == item.Id && link.ChangeKey == item.ChangeKey && link.EserpVersion == Version(pair) && link.Intent is null;
        return isCurrent ? null : new ItemCommit(null, new LinkWrite.Put(link.AppointmentId, item.Id, item.ChangeKey, Version(pair), known), []);
    }

    private IEnumerable<JournalEntry> MergeJournal(PlannedPair planned, string itemId)
    {
        if (planned.EserpFields.Count > 0)
            yield return Journal(planned, Side.Eserp, JournalAction.Update, itemId, planned.Pair.Appointment!.Content, planned.Target);
        if (planned.ExchangeFields.Count > 0)
            yield return Journal(planned, Side.Exchange, JournalAction.Update, itemId, planned.Pair.Item!.Content, planned.Target);
    }

    private JournalEntry Journal(PlannedPair planned, Side side, JournalAction action, string? itemId, Appointment? before, Appointment? after) =>
        new(context.RunId, side, action, itemId, before, after, planned.Decision.Reason.ToString());
}
