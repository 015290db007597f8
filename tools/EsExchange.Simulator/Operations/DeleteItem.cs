using System.Collections.Generic;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Deletes items (MS-OXWSCORE 3.1.4.3).</summary>
internal sealed class DeleteItem : IOperation
{
    public string Name => nameof(DeleteItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var deleteType = (string?)request.Attribute("DeleteType");
        if (deleteType is not ("HardDelete" or "SoftDelete" or "MoveToDeletedItems"))
            throw SoapFaultException.Schema("The required attribute 'DeleteType' is missing or invalid.");
        var cancellations = (string?)request.Attribute("SendMeetingCancellations");
        var affected = (string?)request.Attribute("AffectedTaskOccurrences");
        return Batch.Run(context, Name, request.Elements(Ns.M + "ItemIds").Elements(), id => Delete(context, id, deleteType, cancellations, affected));
    }

    private static IEnumerable<object?> Delete(RequestContext context, XElement id, string deleteType, string? cancellations, string? affected)
    {
        var item = Targets.Item(context, id);
        if (item is CalendarItem && cancellations is null)
            throw new EwsException("ErrorSendMeetingCancellationsRequired", "SendMeetingCancellations attribute is required for calendar items.");
        if (item is TaskItem && affected is null)
            throw new EwsException("ErrorAffectedTaskOccurrencesRequired", "AffectedTaskOccurrences attribute is required for tasks.");
        if (item is CalendarItem { Attendees.Count: > 0, Organizer: null } meeting && cancellations != "SendToNone")
        {
            context.MessagesSent(meeting.Attendees.Count);
            context.Afterwards(() => context.Store.Meetings.MarkCancelled(context.Mailbox, meeting));
        }

        var folder = item.Folder!;
        Targets.DemandWritable(folder);
        var author = context.Caller.DisplayNameIn(context.Store);
        if (item is TaskItem { Recurrence: not null } task && affected == "SpecifiedOccurrenceOnly")
        {
            folder.Skip(task, author);
            return [];
        }

        var kept = item is CalendarItem { OccurrenceDate: not null } ? null
            : deleteType == "MoveToDeletedItems" ? folder.Mailbox.DeletedItems
            : deleteType == "SoftDelete" ? folder.Mailbox.Distinguished("recoverableitemsdeletions")
            : null;
        if (kept is null || kept == folder)
            folder.Remove(item, author);
        else
            kept.Move(item, author);
        return [];
    }
}
