using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Changes fields of items, all of an item's or none (MS-OXWSCORE 3.1.4.9).</summary>
internal sealed class UpdateItem : IOperation
{
    public string Name => nameof(UpdateItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var resolution = (string?)request.Attribute("ConflictResolution");
        if (resolution is not ("NeverOverwrite" or "AutoResolve" or "AlwaysOverwrite"))
            throw SoapFaultException.Schema("The required attribute 'ConflictResolution' is missing or invalid.");
        var invitations = (string?)request.Attribute("SendMeetingInvitationsOrCancellations");
        return Batch.Run(
            context,
            Name,
            request.Elements(Ns.M + "ItemChanges").Elements(Ns.T + "ItemChange"),
            change => Update(context, change, resolution, invitations),
            ItemResponses.NoItems);
    }

    private static IEnumerable<object?> Update(RequestContext context, XElement change, string resolution, string? invitations)
    {
        var id = change.Elements().First();
        var current = Targets.Item(context, id);
        if (current is CalendarItem && invitations is null)
            throw new EwsException("ErrorSendMeetingInvitationsOrCancellationsRequired", "SendMeetingInvitationsOrCancellations attribute is required for calendar items.");
        RefuseConflict(current, Targets.Version(id), resolution);
        Targets.DemandWritable(current.Folder!);

        var next = current.Clone();
        var readFlagOnly = true;
        foreach (var update in change.Elements(Ns.T + "Updates").Elements())
            readFlagOnly &= FieldUpdate.Apply(next, update, context.Properties) == "message:IsRead";
        var sends = next is CalendarItem appointment && Settle(appointment, context, invitations!);

        var stored = current.Folder!.Replace(current, next, context.Caller.DisplayNameIn(context.Store), readFlagOnly);
        if (sends)
            context.Afterwards(() => context.Store.Meetings.Deliver((CalendarItem)stored));
        return
        [
            ItemResponses.IdOnly(stored),
            new XElement(Ns.M + "ConflictResults", new XElement(Ns.T + "Count", 0)),
        ];
    }

    private static void RefuseConflict(Item current, long? knownVersion, string resolution)
    {
        if (resolution == "AlwaysOverwrite")
            return;
        if (knownVersion is null)
            throw new EwsException("ErrorChangeKeyRequired", "The change key is required for this operation.");
        if (resolution == "NeverOverwrite" && knownVersion != current.Version)
            throw new EwsException("ErrorIrresolvableConflict", "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
    }

    /// <summary>Whether the attendees are told.</summary>
    private static bool Settle(CalendarItem item, RequestContext context, string invitations)
    {
        CalendarRules.Enforce(item, context.Zones);
        if (invitations == "SendToNone" || item.Attendees.Count == 0 || item.Organizer is not null)
            return false;
        context.MessagesSent(item.Attendees.Count);
        item.MeetingRequestWasSent = true;
        item.SequenceNumber++;
        return true;
    }
}
