using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Runs;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Plan;

/// <summary>Puts a plan into the words of an admin: which field of which item changes where, and why.</summary>
internal sealed class ChangeList(MailboxContext context)
{
    /// <summary>Why an item that is in step is written to.</summary>
    private const string MarksChanged = "MarksChanged";

    private readonly ExpectedMarks _marks = new(context);

    /// <summary>The changes that a planned pair brings; empty where nothing is written.</summary>
    public IEnumerable<PlannedChange> Of(PlannedPair planned)
    {
        ItemContent? eserp = planned.Pair.Eserp?.Content;
        ItemContent? exchange = planned.Pair.Item?.Content;
        switch (planned.Decision.Action)
        {
            case PlanAction.CreateInExchange:
                yield return Change(planned, Side.Exchange, ChangeKind.Create, null, context.Forms.Exchange(planned.Target!), ContentFields.All(context.Kind));
                break;
            case PlanAction.CreateInEserp:
                yield return Change(planned, Side.Eserp, ChangeKind.Create, null, context.Forms.Eserp(planned.Target!), ContentFields.All(context.Kind));
                break;
            case PlanAction.DeleteInExchange:
                yield return Change(planned, Side.Exchange, ChangeKind.Delete, exchange, null, []);
                break;
            case PlanAction.DeleteInEserp:
                yield return Change(planned, Side.Eserp, ChangeKind.Delete, eserp, null, []);
                break;
            case PlanAction.Merge:
                if (planned.EserpFields.Count > 0)
                    yield return Change(planned, Side.Eserp, ChangeKind.Update, eserp, context.Forms.Eserp(planned.Target!), planned.EserpFields);
                FieldChange[] marks = [.. Marks(planned)];
                if (planned.ExchangeFields.Count + marks.Length > 0)
                {
                    PlannedChange change = Change(planned, Side.Exchange, ChangeKind.Update, exchange, context.Forms.Exchange(planned.Target!), planned.ExchangeFields);
                    yield return change with { Fields = [.. change.Fields, .. marks] };
                }

                break;
            case PlanAction.Nothing when Marks(planned).ToList() is { Count: > 0 } changed:
                yield return Change(planned, Side.Exchange, ChangeKind.Update, exchange, exchange, []) with { Fields = changed, Reason = MarksChanged };
                break;
        }
    }

    /// <summary>The marks that people see; the stamp is not among them. A category that follows from a changed activity type is told by that.</summary>
    private IEnumerable<FieldChange> Marks(PlannedPair planned)
    {
        if (planned.ExchangeFields.Count == 0 && !planned.NeedsMarks)
            yield break;
        ItemMarks present = planned.Pair.Item!.Marks;
        ItemMarks expected = _marks.Of(planned.Pair, planned.Target!);
        if (expected.Category != present.Category && !planned.ExchangeFields.Contains(ItemField.ActivityType))
            yield return new FieldChange(ItemField.Category, present.Category, expected.Category);
        if (expected.TextBlock != present.TextBlock)
            yield return new FieldChange(ItemField.TextBlock, present.TextBlock, expected.TextBlock);
    }

    private PlannedChange Change(
        PlannedPair planned, Side side, ChangeKind kind, ItemContent? before, ItemContent? after, IEnumerable<ItemField> fields) => new()
    {
        Connection = context.Connection.Name,
        Mailbox = context.Exchange.Address,
        StaffNumber = context.Staff.StaffNumber,
        Kind = context.Kind,
        Side = side,
        Change = kind,
        Subject = (after ?? before)?.Title ?? planned.Pair.Subject ?? string.Empty,
        Fields = [.. fields.Select(field => new FieldChange(field, before?.Get(field), after?.Get(field)))],
        Reason = planned.Decision.Reason.ToString(),
        EserpId = planned.Pair.EserpId,
        ItemId = planned.Pair.ItemId,
    };
}
