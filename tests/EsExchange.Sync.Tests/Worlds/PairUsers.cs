using System.Linq;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>What users do to the two sides of a pair.</summary>
internal sealed class PairUsers(PairWorld world, PairLedger ledger)
{
    public void Do(PairStep.User step)
    {
        world.Wait(1 + (step.Choice % 40));
        PairSide side = world[step.Side];
        switch (step.Deed)
        {
            case Deed.Edit when side.Content is { } shown:
                Write(step.Side, Wording.Edit(shown, step.Choice, world.NextValue()));
                break;
            case Deed.EditAlikeOnBothSides when world.Eserp.Content is { } inEserp && world.Exchange.Content is { } inExchange:
                int value = world.NextValue();
                Write(Side.Eserp, Wording.Edit(inEserp, step.Choice, value));
                Write(Side.Exchange, Wording.Edit(inExchange, step.Choice, value));
                break;
            case Deed.Revert when side is { Content: { } shown, LastEdit: { } edit }:
                Write(step.Side, edit.Fields.Where(field => Equals(shown.Get(field), edit.After.Get(field))).Aggregate(shown, (content, field) => content.With(field, edit.Before)), isNew: false);
                break;
            case Deed.Delete when side.Content is not null:
                ledger.Deleted(step.Side);
                world.Delete(step.Side);
                break;
            case Deed.Vanish when side.Content is { } gone && world.Link is { Base: not null, Intent: null, IsDetached: false }:
                if (step.Side == Side.Eserp)
                    side.Hidden = gone;
                else
                    ledger.Vanished(step.Side);
                side.Content = null;
                world.Touch(step.Side);
                break;
            case Deed.Return when side is { Content: null, Hidden: { } hidden }:
                side.Hidden = null;
                world.Put(step.Side, hidden);
                break;
            case Deed.Return when step.Side == Side.Exchange && side is { Content: null, Former: { } former } && side.Reported.Contains(side.Item) && world.Eserp.Hidden is null && (world.Link is { Base: not null } || world.Eserp.Content is null):
                world.Put(step.Side, former);
                break;
            case Deed.TurnPrivate or Deed.TurnPublic when side.Content is { } shown:
                Write(step.Side, Wording.With(shown, step.Deed == Deed.TurnPrivate ? Sensitivity.Private : Sensitivity.Normal));
                break;
            case Deed.TurnMeeting or Deed.TurnSingle when side.Content is not null:
                side.IsMeeting = step.Deed == Deed.TurnMeeting;
                world.Touch(step.Side);
                break;
            case Deed.TurnUnreadable or Deed.TurnReadable:
                side.IsUnreadable = step.Deed == Deed.TurnUnreadable;
                break;
            case Deed.LeaveScope or Deed.EnterScope:
                side.IsOutOfScope = step.Deed == Deed.LeaveScope;
                break;
        }
    }

    private void Write(Side side, ItemContent content, bool isNew = true)
    {
        ItemContent before = world[side].Content!;
        ItemContent after = world.Form(side, content);
        ItemField[] changed = [.. ContentFields.Differences(before, after)];
        if (changed.Length == 0)
            return;
        world[side].LastEdit = (before, after, changed);
        ledger.Edited(side, before, after, changed, isNew);
        world.Put(side, after);
    }
}
