using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Operations;

/// <summary>Response objects in CreateItem that answer, cancel or take away a meeting (MS-OXWSMTGS 3.1.4.2).</summary>
internal static class MeetingResponse
{
    private static readonly Dictionary<string, (ResponseType Response, string Suffix)> Answers = new()
    {
        ["AcceptItem"] = (ResponseType.Accept, "Accept"),
        ["TentativelyAcceptItem"] = (ResponseType.Tentative, "Tentative"),
        ["DeclineItem"] = (ResponseType.Decline, "Decline"),
    };

    public static bool Is(XElement element) => Answers.ContainsKey(element.Name.LocalName) || element.Name.LocalName is "CancelCalendarItem" or "RemoveItem";

    /// <exception cref="EwsException">ErrorCalendarIsOrganizerFor…, ErrorCalendarIsCancelledFor…, ErrorCalendarIsNotOrganizer: the item does not allow it.</exception>
    public static IEnumerable<object?> Execute(RequestContext context, XElement element, string? disposition)
    {
        if (disposition is null)
            throw new EwsException("ErrorMessageDispositionRequired", "MessageDisposition attribute is required for responses.");
        var id = element.Element(Ns.T + "ReferenceItemId") ?? throw SoapFaultException.Schema("The element '" + element.Name.LocalName + "' lacks 'ReferenceItemId'.");
        if (Targets.Item(context, id) is not CalendarItem item || !item.IsMeeting)
            throw new EwsException("ErrorInvalidReferenceItem", "The reference item is no meeting.");
        var sends = disposition != "SaveOnly";
        return element.Name.LocalName switch
        {
            "CancelCalendarItem" => Cancel(context, item, sends),
            "RemoveItem" => Leave(context, item),
            var name => Answer(context, item, Answers[name], sends),
        };
    }

    private static IEnumerable<object?> Answer(RequestContext context, CalendarItem item, (ResponseType Response, string Suffix) answer, bool sends)
    {
        if (item.Organizer is null)
            throw new EwsException("ErrorCalendarIsOrganizerFor" + answer.Suffix, "The organizer of a meeting cannot answer it.");
        if (item.IsCancelled)
            throw new EwsException("ErrorCalendarIsCancelledFor" + answer.Suffix, "The meeting was cancelled.");
        var next = (CalendarItem)item.Clone();
        Meetings.Answer(next, answer.Response, Instant.FromDateTimeOffset(context.Time.GetUtcNow()));
        var stored = (CalendarItem)item.Folder!.Replace(item, next, context.Caller.DisplayNameIn(context.Store));
        if (sends)
        {
            context.MessagesSent(1);
            context.Afterwards(() => context.Store.Meetings.Record(context.Mailbox, stored, answer.Response));
        }

        return answer.Response == ResponseType.Decline ? Leave(context, stored) : [ItemResponses.IdOnly(stored)];
    }

    private static IEnumerable<object?> Cancel(RequestContext context, CalendarItem item, bool sends)
    {
        if (item.Organizer is not null)
            throw new EwsException("ErrorCalendarIsNotOrganizer", "Only the organizer of a meeting can cancel it.");
        if (sends)
        {
            context.MessagesSent(item.Attendees.Count);
            context.Afterwards(() => context.Store.Meetings.MarkCancelled(context.Mailbox, item));
        }

        return Leave(context, item);
    }

    /// <summary>Moves an item to Deleted Items; an occurrence just leaves its series.</summary>
    private static IEnumerable<object?> Leave(RequestContext context, CalendarItem item)
    {
        var author = context.Caller.DisplayNameIn(context.Store);
        if (item.OccurrenceDate is null)
            return [ItemResponses.IdOnly(context.Mailbox.DeletedItems.Move(item, author))];
        item.Folder!.Remove(item, author);
        return ItemResponses.NoItems();
    }
}
