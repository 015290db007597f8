using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Plan;

/// <summary>Says in which states the two sides of a pair are.</summary>
internal sealed class SideStates(MailboxContext context)
{
    /// <summary>What is remembered of a pair.</summary>
    public static PairState Of(Pair pair) => pair switch
    {
        { Link: null } => PairState.New,
        { Link.State: LinkState.Detached } => PairState.Detached,
        { Base: null } => PairState.New,
        _ => PairState.Linked,
    };

    /// <summary>What eserp shows of a pair.</summary>
    public SideState InEserp(Pair pair)
    {
        if (pair.Appointment is not { } appointment)
            return pair.IsDeletedInEserp ? SideState.Deleted : SideState.Absent;
        if (IsKeptPrivate(appointment.Content))
            return SideState.Private;
        if (pair.Base is { } known)
            return Equals(context.Forms.Eserp(known), appointment.Content) ? SideState.Unchanged : SideState.Changed;

        bool isAlone = pair.Link is null && pair.Item is null;
        return isAlone && appointment.Modified < context.ScopeStart ? SideState.OutOfScope : SideState.Changed;
    }

    /// <summary>What Exchange shows of a pair.</summary>
    public SideState InExchange(Pair pair)
    {
        if (pair.IsDeletedInExchange)
            return SideState.Deleted;
        if (pair.Unreadable is not null)
            return SideState.Unreadable;
        if (pair.IsOutOfScopeInExchange)
            return SideState.OutOfScope;
        if (pair.Item is not { } item)
            return SideState.Absent;
        if (IsKeptPrivate(item.Content))
            return SideState.Private;
        if (pair.Base is { } known)
            return Equals(context.Forms.Exchange(known), item.Content) ? SideState.Unchanged : SideState.Changed;

        bool isAlone = pair.AppointmentId is null;
        return isAlone && item.Modified < context.ScopeStart ? SideState.OutOfScope : SideState.Changed;
    }

    private bool IsKeptPrivate(Appointment content) => context.Staff.NoPrivateAppointments && content.IsPrivate;
}
