using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Plan;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Merging;
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
                    new EserpWrite.Create(planned.Target!, pair.Item!.Series),
                    Put(planned, null, item!, 0),
                    [Journal(planned, Side.Eserp, JournalAction.Create, item!.Id, null, planned.Target)]);

            case PlanAction.Merge:
                return new ItemCommit(
                    planned.EserpFields.Count > 0 || planned.NeedsSeries ? EserpUpdate(planned) : null,
                    Put(planned, HasMovedOn(planned) ? item! with { ChangeKey = null } : item!),
                    [.. MergeJournal(planned, item!.Id)])
                {
                    Conflicts = planned.ExchangeFields.Count > 0 ? [] : Conflicts(planned),
                };

            case PlanAction.DeleteInEserp:
                return new ItemCommit(
                    new EserpWrite.Delete(pair.EserpId!.Value, pair.Eserp!.Version),
                    new LinkWrite.Remove(pair.EserpId.Value),
                    [Journal(planned, Side.Eserp, JournalAction.Delete, pair.ItemId, pair.Eserp.Content, null)]);

            case PlanAction.DeleteInExchange:
                return new ItemCommit(
                    null,
                    new LinkWrite.Remove(pair.EserpId!.Value),
                    [Journal(planned, Side.Exchange, JournalAction.Delete, pair.ItemId, pair.Item!.Content, null)]);

            case PlanAction.Link:
                return new ItemCommit(null, Put(planned, item!), []);

            case PlanAction.Detach:
                return new ItemCommit(null, pair is { ItemId: { } itemId, Base: { } known }
                    ? Put(planned with { Target = known }, new ExchangeItemId(itemId, pair.Item?.Item.ChangeKey)) with { State = LinkState.Detached }
                    : new LinkWrite.Remove(pair.EserpId!.Value), []);

            case PlanAction.Forget:
                return pair.Link is null ? null : new ItemCommit(null, new LinkWrite.Remove(pair.EserpId!.Value), []);

            default:
                return Refresh(planned, item);
        }
    }

    /// <summary>Remembers which item belongs to an appointment, and nothing else: both are compared with the same base as before.</summary>
    public static ItemCommit Adopt(PlannedPair planned) =>
        new(null, Put(planned with { Target = planned.Pair.Base }, planned.Pair.EserpId!.Value, new ExchangeItemId(planned.Pair.ItemId!, null), planned.Pair.Link?.EserpVersion ?? 0)
            with { State = planned.Pair.Link?.State ?? LinkState.Linked }, []);

    /// <summary>Remembers what Exchange has taken though eserp's row has moved on meanwhile: both sides had in common what was written there.</summary>
    public ItemCommit Sent(PlannedPair planned, ExchangeItemId written)
    {
        ItemContent common = planned.ExchangeFields.Aggregate(planned.Pair.Base!, (known, field) => known.With(field, planned.Target!));
        return new ItemCommit(
            null,
            Put(planned with { Target = common }, planned.Pair.EserpId!.Value, written, planned.Pair.Link!.EserpVersion) with { State = planned.Pair.Link.State },
            [Journal(planned, Side.Exchange, JournalAction.Update, written.Id, planned.Pair.Item!.Content, planned.Target)]);
    }

    /// <summary>What is remembered of a pair that is kept in step.</summary>
    /// <param name="planned">The pair.</param>
    /// <param name="eserpId">The number in eserp; null where the commit creates it.</param>
    /// <param name="item">The item and its version.</param>
    /// <param name="version">The version in eserp.</param>
    public static LinkWrite.Put Put(PlannedPair planned, long? eserpId, ExchangeItemId item, long version) => new(eserpId, item.Id, item.ChangeKey, version, planned.Target)
    {
        IsUnseen = planned.Decision.Action == PlanAction.CreateInEserp || planned.Pair.Link?.ItemId != item.Id || planned.Pair.Link.IsUnseen,
        IsMeeting = planned.Pair.Item?.IsMeeting ?? planned.Pair.Link?.IsMeeting ?? false,
        MeetingId = planned.Pair.Item is { } meeting ? meeting.MeetingId : planned.Pair.Link?.MeetingId,
        Series = planned.Decision.Action == PlanAction.CreateInExchange ? null : planned.Pair.Item is { } shown ? shown.Series : planned.Pair.Link?.Series,
    };

    private static LinkWrite.Put Put(PlannedPair planned, ExchangeItemId item) => Put(planned, planned.Pair.EserpId!.Value, item, Version(planned.Pair));

    /// <summary>A repeated task that was completed shows its next date instead of what was written; without its version it is looked at again.</summary>
    private static bool HasMovedOn(PlannedPair planned) => planned.Pair.Item is { MovesOn: true } && planned.ExchangeFields.Contains(ItemField.Progress);

    private static long Version(Pair pair) => pair.Eserp?.Version ?? pair.Link!.EserpVersion;

    private static EserpWrite.Update EserpUpdate(PlannedPair planned) =>
        new(planned.Pair.EserpId!.Value, planned.Pair.Eserp!.Version, planned.EserpFields.Count > 0 ? planned.Target : null, planned.Series);

    /// <summary>
    /// Nothing was written, but what is remembered of the item may have to follow: its identity, its versions, a closed intent. One that belongs to
    /// an appointment and cannot be read is tied to it, since what made that known may not be there at the next look.
    /// </summary>
    private static ItemCommit? Refresh(PlannedPair planned, ExchangeItemId? item)
    {
        Pair pair = planned.Pair;
        bool isTied = pair.Link is null || (pair.IsAdopted && pair.Link is { State: not LinkState.Detached, Intent: null });
        if (isTied && pair is { Item: null, EserpId: not null, ItemId: not null } && planned.Decision.Reason == PlanReason.Unreadable)
            return Adopt(planned);
        if (pair.Link is not { } link || item is null || pair.Base is not { } known)
            return null;
        if (link.State == LinkState.Detached)
            return pair.IsAdopted ? new ItemCommit(null, Put(planned with { Target = known }, item) with { State = LinkState.Detached }, []) : null;

        if (planned.Decision.Action == PlanAction.Skip)
            return Follow(planned, link, known, item);

        if (planned.NeedsSeries)
            return new ItemCommit(EserpUpdate(planned), Put(planned with { Target = known }, item), []);

        bool isCurrent = link.ItemId == item.Id && link.ChangeKey == item.ChangeKey && link.EserpVersion == Version(pair) && link is { Intent: null, State: LinkState.Linked };
        return isCurrent ? null : new ItemCommit(null, Put(planned with { Target = known }, item), []);
    }

    /// <summary>What was seen of an item that stays as it is: where it is now, whether it is a meeting or private. Without its versions it is looked at again.</summary>
    private static ItemCommit? Follow(PlannedPair planned, Link link, ItemContent known, ExchangeItemId item)
    {
        LinkState state = planned.Decision.Reason == PlanReason.Private ? LinkState.Frozen : link.State;
        if (!planned.Pair.IsAdopted && state == link.State && planned.Pair.Item!.IsMeeting == link.IsMeeting)
            return null;
        LinkWrite.Put put = Put(planned with { Target = known }, link.EserpId, item with { ChangeKey = null }, link.EserpVersion) with { State = state };
        return new ItemCommit(null, planned.Decision.Reason == PlanReason.MissingInEserp ? put with { Series = link.Series } : put, []);
    }

    /// <summary>The values that lose.</summary>
    public IReadOnlyList<ConflictEntry> Conflicts(PlannedPair planned) => [.. planned.Conflicts.Select(conflict => Conflict(planned, conflict))];

    private ConflictEntry Conflict(PlannedPair planned, FieldConflict conflict) =>
        new(context.RunId, planned.Pair.ItemId, conflict.Field, planned.Pair.Base, planned.Pair.Eserp!.Content, planned.Pair.Item!.Content, conflict.Winner);

    private IEnumerable<JournalEntry> MergeJournal(PlannedPair planned, string itemId)
    {
        if (planned.EserpFields.Count > 0)
            yield return Journal(planned, Side.Eserp, JournalAction.Update, itemId, planned.Pair.Eserp!.Content, planned.Target);
        if (planned.ExchangeFields.Count > 0)
            yield return Journal(planned, Side.Exchange, JournalAction.Update, itemId, planned.Pair.Item!.Content, planned.Target);
    }

    private JournalEntry Journal(PlannedPair planned, Side side, JournalAction action, string? itemId, ItemContent? before, ItemContent? after) =>
        new(context.RunId, side, action, itemId, before, after, planned.Decision.Reason.ToString());
}
