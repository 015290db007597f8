using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Operations;

/// <summary>Stores new items (MS-OXWSCORE 3.1.4.2, MS-OXWSMTGS 3.1.4.2).</summary>
internal sealed class CreateItem : IOperation
{
    private static readonly string[] Prefixes = ["item:", "calendar:", "task:", "contacts:"];

    public string Name => nameof(CreateItem);

    public XElement Execute(RequestContext context, XElement request)
    {
        var invitations = (string?)request.Attribute("SendMeetingInvitations");
        var disposition = (string?)request.Attribute("MessageDisposition");
        return Batch.Run(
            context,
            Name,
            request.Elements(Ns.M + "Items").Elements(),
            e => Create(context, e, request.Element(Ns.M + "SavedItemFolderId"), invitations, disposition),
            ItemResponses.NoItems);
    }

    private static IEnumerable<object?> Create(RequestContext context, XElement element, XElement? savedIn, string? invitations, string? disposition)
    {
        if (MeetingResponse.Is(element))
            return MeetingResponse.Execute(context, element, disposition);
        var table = PropertyTable.ForElement(element.Name)
            ?? throw new EwsException("ErrorInvalidRequest", "Items of the kind '" + element.Name.LocalName + "' cannot be created here.");
        var item = table.Create();
        if (item is CalendarItem && invitations is null)
            throw new EwsException("ErrorSendMeetingInvitationsRequired", "SendMeetingInvitations attribute is required for calendar items.");
        if (item is MessageItem && disposition is null)
            throw new EwsException("ErrorMessageDispositionRequired", "MessageDisposition attribute is required for messages.");
        Fill(item, element, table, context.Properties);

        var folder = savedIn is null ? Standard(context.Mailbox, item, disposition) : Targets.FolderIn(context, savedIn, "ErrorSavedItemFolderNotFound");
        RefuseForeign(item, folder);
        Targets.DemandWritable(folder);
        if (item is CalendarItem appointment)
            Prepare(appointment, element, context, invitations!);
        if (item is MessageItem message && disposition != "SaveOnly")
        {
            context.MessagesSent(message.To.Count);
            message.IsDraft = false;
            if (disposition == "SendOnly")
                return [new XElement(Ns.M + "Items")];
        }

        var stored = folder.Insert(item, context.Caller.DisplayNameIn(context.Store));
        if (stored is CalendarItem { MeetingRequestWasSent: true } meeting)
            context.Afterwards(() => context.Store.Meetings.Deliver(meeting));
        return [ItemResponses.IdOnly(stored)];
    }

    private static void Fill(Item item, XElement element, PropertyTable table, PropertyContext context)
    {
        var writes = new List<(int Order, Action Write)>();
        foreach (var child in element.Elements())
        {
            if (child.Name == Ns.T + "ExtendedProperty")
            {
                writes.Add((2, () => ExtendedFields.Write(item, child)));
                continue;
            }

            var property = table.ByElement(child.Name);
            if (property is null && !Prefixes.Any(p => KnownFields.Contains(p + child.Name.LocalName)))
                throw SoapFaultException.Schema("The element '" + element.Name.LocalName + "' has the invalid child element '" + child.Name.LocalName + "'.");
            if (property?.Write is null)
                throw new EwsException("ErrorInvalidPropertySet", "Set action is invalid for property.", ("PropertyPath", property?.FieldUri ?? "item:" + child.Name.LocalName));
            writes.Add((property.WriteOrder, () => property.Write(item, child, context)));
        }

        foreach (var (_, write) in writes.OrderBy(w => w.Order))
            write();
    }

    private static void Prepare(CalendarItem item, XElement element, RequestContext context, string invitations)
    {
        if (element.Element(Ns.T + "Start") is null)
            item.Start = NextHalfHour(context);
        if (element.Element(Ns.T + "End") is null)
            item.End = item.Start + Duration.FromMinutes(30);
        item.StartTimeZone ??= context.ContextZone.Id;
        if (element.Element(Ns.T + "ReminderIsSet") is null)
            item.ReminderIsSet = true;
        if (element.Element(Ns.T + "LegacyFreeBusyStatus") is null && item.IsAllDay)
            item.FreeBusy = FreeBusy.Free;
        CalendarRules.Enforce(item, context.Zones);
        if (invitations != "SendToNone" && item.Attendees.Count > 0)
        {
            context.MessagesSent(item.Attendees.Count);
            item.MeetingRequestWasSent = true;
        }
    }

    private static void RefuseForeign(Item item, Folder folder)
    {
        var (folderClass, code) = item switch
        {
            CalendarItem => ("IPF.Appointment", "ErrorCannotCreateCalendarItemInNonCalendarFolder"),
            TaskItem => ("IPF.Task", "ErrorCannotCreateTaskInNonTaskFolder"),
            ContactItem => ("IPF.Contact", "ErrorCannotCreateContactInNonContactFolder"),
            _ => (string.Empty, string.Empty),
        };
        if (folder.FolderClass?.StartsWith(folderClass, StringComparison.Ordinal) != true)
            throw new EwsException(code.Length > 0 ? code : "ErrorInvalidFolderTypeForOperation", "The folder is not for items of this kind.");
    }

    private static Instant NextHalfHour(RequestContext context)
    {
        var now = Instant.FromDateTimeOffset(context.Time.GetUtcNow());
        var half = Duration.FromMinutes(30).BclCompatibleTicks;
        return Instant.FromUnixTimeTicks(((now.ToUnixTimeTicks() / half) + 1) * half);
    }

    private static Folder Standard(Mailbox mailbox, Item item, string? disposition) => mailbox.Distinguished(item switch
    {
        CalendarItem => "calendar",
        TaskItem => "tasks",
        ContactItem => "contacts",
        _ => disposition == "SendAndSaveCopy" ? "sentitems" : "drafts",
    })!;
}
