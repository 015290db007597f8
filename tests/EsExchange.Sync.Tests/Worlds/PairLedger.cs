using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>
/// Keeps the books of a pair in the words of the rules, without asking the planner or the merge: who wrote which value, who saw it and replaced it,
/// and what each side showed when both were last in step.
/// </summary>
internal sealed class PairLedger(PairWorld world)
{
    /// <summary>What eserp may change of a meeting.</summary>
    public static readonly ItemField[] OfMeeting = [ItemField.ActivityType, ItemField.Importance, ItemField.Reminder];

    private readonly List<string> _violations = [];
    private readonly HashSet<(ItemField Field, object Value)> _open = [];
    private readonly Dictionary<ItemField, Side> _lastEditor = [];
    private ItemContent? _eserpInStep;
    private ItemContent? _exchangeInStep;
    private ItemContent? _exchangeWritten;
    private bool _wasMeeting;

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Whether a sync broke off or the link was lost, so that it is not always known who saw what.</summary>
    public bool IsBlurred { get; set; }

    public ItemContent? InStep(Side side) => side == Side.Eserp ? _eserpInStep : _exchangeInStep;

    public Side? LastEditor(ItemField field) => _lastEditor.TryGetValue(field, out Side side) ? side : null;

    public void Violated(string what) => _violations.Add(what);

    /// <summary>Both sides begin with what they show.</summary>
    public void Begin(bool isInStep)
    {
        foreach (Side side in new[] { Side.Eserp, Side.Exchange })
        {
            if (world[side].Content is { } content)
                Open(content, ContentFields.All(content.Kind));
        }

        if (isInStep)
            (_eserpInStep, _exchangeInStep) = (world.Eserp.Content, world.Exchange.Content);
    }

    public void Edited(Side side, ItemContent before, ItemContent after, IReadOnlyCollection<ItemField> fields, bool isNew)
    {
        foreach (ItemField field in fields)
        {
            Settle(field, before.Get(field));
            _lastEditor.Remove(field);
            if (isNew)
                _lastEditor[field] = side;
        }

        if (isNew)
            Open(after, fields);
    }

    /// <summary>Who deletes an item has seen what it shows, though the other side may hold more of it, and what the other side showed when both were in step.</summary>
    public void Deleted(Side side)
    {
        if (world[Other(side)].Content is { } other)
            SettleAll(other, ContentFields.All(other.Kind).Except(ContentFields.Differences(world.Form(side, other), world[side].Content!)));
        SettleAll(world[side].Content);
        if (InStep(side) is not null)
            SettleAll(InStep(Other(side)));
    }

    /// <summary>What is gone without anybody's doing is lost as far as the other side does not show it.</summary>
    public void Vanished(Side side)
    {
        ItemContent gone = world[side].Content!;
        foreach (ItemField field in ContentFields.All(gone.Kind).Where(field => !Equals(world[Other(side)].Content?.Get(field), gone.Get(field))))
            Settle(field, gone.Get(field));
    }

    public void LostLink()
    {
        IsBlurred = true;
        _eserpInStep = _exchangeInStep = null;
    }

    public void Decided(PairLook look, Decision decision, MergeResult merge)
    {
        _wasMeeting |= look.IsMeeting;
        JudgeConflicts(look, merge.Conflicts);
        if (decision.Action == PlanAction.Detach)
            Detaching(look);
        if (decision.Action == PlanAction.Forget && (look.Eserp is not null || look.Exchange is not null))
            Violated("a pair is forgotten of which a side is still there");
    }

    /// <summary>An item comes to be where there was none, from one that may cross.</summary>
    public void Creating(PairLook look, Side side)
    {
        if (world[side].Content is not null || world[side].Hidden is not null)
            Violated($"created a second item in {side}");
        if (look.IsFrozen)
            Violated($"created in {side} what is private");
        if (look.IsUnreadable)
            Violated($"created in {side} though Exchange cannot be read");
        if (side == Side.Eserp && !look.Policy.CreateInEserp)
            Violated("created in eserp what belongs to users");
        if (side == Side.Eserp && look is { IsMeeting: true, Base: not null } && !IsBlurred)
            Violated("created a meeting in eserp for a second time");
        if (side == Side.Exchange && look is { Base: not null, Link.IsMeeting: true } && !IsBlurred)
            Violated("created a meeting in Exchange");
    }

    /// <summary>What was created shows what the other side shows, as far as it can.</summary>
    public void Created(Side side)
    {
        SetInStep(side, world[side].Content);
        if (side == Side.Exchange)
            _exchangeWritten = world.Exchange.Content;
    }

    /// <summary>A deletion crosses only where the option allows it, where it is certain, and where the other side was not edited.</summary>
    public void Deleting(PairLook look, Side side)
    {
        if (!(side == Side.Eserp ? look.Policy.DeleteInEserp : look.Policy.DeleteInExchange))
            Violated($"deleted in {side} against the option");
        if (!(side == Side.Eserp ? look.IsExchangeDeleted : look.IsEserpDeleted) || world[Other(side)].Hidden is not null)
            Violated($"deleted in {side} what nobody deleted in {Other(side)}");
        if (look.IsMeeting || look is { Exchange: null, Link.IsMeeting: true })
            Violated($"deleted a meeting in {side}");
        if (look.IsFrozen || look.Link is { IsFrozen: true } || look.IsUnreadable || look.IsOutOfScope)
            Violated($"deleted in {side} what is private, unreadable or outside what is synced");
        if (InStep(side) is { } known && !known.Equals(look[side]) && !IsBlurred)
            Violated($"deleted in {side} what had been edited there");
        else if (InStep(side) is null && !IsBlurred)
            Violated($"deleted in {side} what was never in step");
    }

    public void Updating(PairLook look, Side side, ItemContent before, ItemContent after)
    {
        IReadOnlyList<ItemField> fields = ContentFields.Differences(before, after);
        if (fields.Count == 0)
            Violated($"wrote to {side} what it shows already");
        if (look.IsFrozen || look.IsUnreadable)
            Violated($"wrote to {side} though a side is private or unreadable");
        if (side == Side.Eserp && (look.IsMeeting || !world.ComesBack))
            Violated("wrote to eserp what belongs to a meeting's organizer or does not come back");
        if (side == Side.Exchange && look.IsMeeting && fields.Except(OfMeeting).Any())
            Violated($"wrote {string.Join(", ", fields)} of a meeting");
        foreach (ItemField field in fields)
            Overwriting(look, side, field, before, after);
        if (side == Side.Exchange && (look.IsMeeting || !world.ComesBack))
            SettleAll(before, fields);
        if (side == Side.Exchange)
            _exchangeWritten = after;
        foreach ((Side where, ItemContent shown) in new[] { (side, after), (Other(side), look[Other(side)]!) })
        {
            if (InStep(where) is { } known)
                SetInStep(where, fields.Aggregate(known, (content, field) => content.With(field, shown)));
        }
    }

    /// <summary>Whenever both sides were looked at and written, they are in step; a meeting is so only in what was written, or is the same by itself.</summary>
    public void Remembered(PairLook look, Decision decision, MergeResult merge)
    {
        if (look is { IsMeeting: true, Base: null } && decision.Action == PlanAction.Merge)
            SettleAll(look.Eserp!, merge.Held);
        bool isMerged = decision.Action == PlanAction.Merge && !look.IsMeeting;
        bool isInStep = isMerged || decision.Action is PlanAction.CreateInEserp or PlanAction.CreateInExchange || decision.Reason == PlanReason.InStep;
        if (isInStep)
        {
            ItemContent? eserp = decision.Action == PlanAction.CreateInEserp || merge.EserpWrites.Count > 0 ? world.Eserp.Content : look.Eserp;
            ItemContent? exchange = decision.Action == PlanAction.CreateInExchange || merge.ExchangeWrites.Count > 0 ? _exchangeWritten : look.Exchange;
            (_eserpInStep, _exchangeInStep) = (eserp, exchange);
        }
        else if (decision.Action == PlanAction.Merge && _eserpInStep is not null && _exchangeInStep is not null)
        {
            foreach (ItemField field in ContentFields.All(world.Kind).Except(ContentFields.Differences(world.Form(Side.Exchange, look.Eserp!), look.Exchange!)))
                (_eserpInStep, _exchangeInStep) = (_eserpInStep.With(field, look.Eserp!), _exchangeInStep.With(field, look.Exchange!));
        }

        if (world.Link is null)
            _eserpInStep = _exchangeInStep = null;
    }

    /// <summary>Nothing that somebody wrote may be nowhere, unless somebody who saw it replaced or deleted it, or it lost a conflict that is on record.</summary>
    public void JudgeValues(string when)
    {
        foreach ((ItemField field, object value) in _open)
        {
            bool IsShown(ItemContent? content) => content is not null && Equals(content.Get(field), value);
            if (!IsShown(world.Eserp.Content) && !IsShown(world.Eserp.Hidden) && !IsShown(world.Exchange.Content) && !IsOnRecord(field, value))
                Violated($"{when}: {field} {value} is lost");
        }
    }

    private void Overwriting(PairLook look, Side side, ItemField field, ItemContent before, ItemContent after)
    {
        bool IsEdited(Side where) => InStep(where) is { } known && !Equals(known.Get(field), look[where]!.Get(field));
        bool isOneWay = look.IsMeeting || !world.ComesBack;
        if (!Equals(after.Get(field), world.Form(side, look[Other(side)]!).Get(field)) && !IsOnRecord(field, before.Get(field)) && !isOneWay)
            Violated($"wrote {field} {after.Get(field)} to {side}, which {Other(side)} does not show");
        bool isByChance = (_wasMeeting || look.Link is { Intent: not null }) && !(before.Get(field) is { } value && _open.Contains((field, value)));
        if (IsBlurred || isByChance || InStep(side) is null || isOneWay || IsOnRecord(field, before.Get(field)))
            return;
        if (IsEdited(side))
            Violated($"{field} {before.Get(field)}, edited in {side}, was overwritten by {after.Get(field)} and is not on record");
    }

    /// <summary>A conflict needs two who wrote and had not seen each other; then the rule names the winner.</summary>
    private void JudgeConflicts(PairLook look, IReadOnlyList<FieldConflict> conflicts)
    {
        foreach (FieldConflict conflict in conflicts)
        {
            Side expected = world.Rule switch
            {
                ConflictRule.Eserp => Side.Eserp,
                ConflictRule.Exchange => Side.Exchange,
                _ => conflict.Winner,
            };
            if (conflict.Winner != expected)
                Violated($"{conflict.Winner} won against the rule");
            if (Equals(conflict.Eserp, conflict.Exchange))
                Violated($"{conflict.Field} is said to be in conflict, and both sides show the same");
            bool wasSeen = _eserpInStep is not null && _exchangeInStep is not null
                && (Equals(_eserpInStep.Get(conflict.Field), look.Eserp!.Get(conflict.Field)) || Equals(_exchangeInStep.Get(conflict.Field), look.Exchange!.Get(conflict.Field)));
            if (wasSeen && !IsBlurred)
                Violated($"{conflict.Field} is said to be in conflict, and only one side was edited");
        }
    }

    private void Detaching(PairLook look)
    {
        bool isKept = look.IsFrozen || look.Link is { IsFrozen: true } || look.IsMeeting || look.Link is { IsMeeting: true } || look.IsOutOfScope || !look.Policy.CreateInEserp;
        if (!look.IsEserpDeleted && !look.IsExchangeDeleted)
            Violated("a pair is given up of which no side was deleted");
        else if (isKept || (look.Eserp is null && look.Exchange is null))
            return;
        else if (look.IsEserpDeleted && (look.Policy.DeleteInExchange || IsEdited(look, Side.Exchange)))
            Violated("a pair is given up whose deletion in eserp should cross, or lose to an edit in Exchange");
        else if (look.IsExchangeDeleted && (look.Policy.DeleteInEserp || IsEdited(look, Side.Eserp)))
            Violated("a pair is given up whose deletion in Exchange should cross, or lose to an edit in eserp");
    }

    private bool IsEdited(PairLook look, Side side) => !IsBlurred && InStep(side) is { } known && !known.Equals(look[side]);

    private bool IsOnRecord(ItemField field, object? value) => world.Losers.Any(lost => lost.Field == field && Equals(lost.Winner == Side.Eserp ? lost.Exchange : lost.Eserp, value));

    private void Open(ItemContent content, IEnumerable<ItemField> fields)
    {
        foreach (ItemField field in fields)
        {
            if (content.Get(field) is { } value and not (Importance or Sensitivity or ShowAs or "") && !value.Equals(PostalAddress.None) && !value.Equals(TaskProgress.NotStarted))
                _open.Add((field, value));
        }
    }

    private void SettleAll(ItemContent? content)
    {
        if (content is not null)
            SettleAll(content, ContentFields.All(content.Kind));
    }

    private void SettleAll(ItemContent content, IEnumerable<ItemField> fields)
    {
        foreach (ItemField field in fields)
            Settle(field, content.Get(field));
    }

    /// <summary>A side shows less of some texts than the other: who replaces what it shows replaces all of it.</summary>
    private void Settle(ItemField field, object? shown) =>
        _open.RemoveWhere(open => open.Field == field && (Equals(open.Value, shown) || (open.Value is string whole && shown is string part && whole.TrimEnd('+', '~') == part.TrimEnd('+', '~'))));

    private void SetInStep(Side side, ItemContent? content)
    {
        if (side == Side.Eserp)
            _eserpInStep = content;
        else
            _exchangeInStep = content;
    }

    private static Side Other(Side side) => side == Side.Eserp ? Side.Exchange : Side.Eserp;
}
