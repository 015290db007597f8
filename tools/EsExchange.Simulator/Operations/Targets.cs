using System;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;

namespace EsExchange.Simulator.Operations;

/// <summary>Finds what the ids of a request mean.</summary>
internal static class Targets
{
    /// <summary>The folder of a FolderId or DistinguishedFolderId element.</summary>
    public static Folder Folder(RequestContext context, XElement? id, string notFound = "ErrorFolderNotFound")
    {
        if (id is null)
            throw SoapFaultException.Schema("A folder id is missing.");
        if (id.Name == Ns.T + "DistinguishedFolderId")
        {
            var name = (string?)id.Attribute("Id") ?? throw SoapFaultException.Schema("The required attribute 'Id' is missing.");
            return Owner(context, id).Distinguished(name) ?? throw Missing(notFound);
        }

        var text = Text(id, "Id");
        if (!EntryId.TryDecode(text, out var decoded))
            throw Malformed();
        var mailbox = Allowed(context, context.Store.Find(decoded.Mailbox) ?? throw Missing(notFound));
        return mailbox.FolderByNumber(decoded.Folder) ?? throw Missing(notFound);
    }

    /// <summary>The folder inside ParentFolderId, SavedItemFolderId and the like.</summary>
    public static Folder FolderIn(RequestContext context, XElement? parent, string notFound = "ErrorFolderNotFound") =>
        Folder(context, parent?.Elements().FirstOrDefault(), notFound);

    /// <exception cref="EwsException">ErrorAccessDenied: nothing may be written there.</exception>
    public static void DemandWritable(Folder folder)
    {
        if (folder.IsReadOnly)
            throw new EwsException("ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }

    /// <summary>The item of an ItemId, OccurrenceItemId or RecurringMasterItemId element.</summary>
    /// <exception cref="EwsException">
    /// ErrorItemNotFound; ErrorCalendarCannotUseIdForOccurrenceId or -RecurringMasterId: the id is of another kind of item.
    /// </exception>
    public static Item Item(RequestContext context, XElement id) => id.Name.LocalName switch
    {
        "OccurrenceItemId" => Located(context, Decode(id, "RecurringMasterId")) is CalendarItem { Recurrence: not null } master
            ? new Series(master).At((int?)id.Attribute("InstanceIndex") ?? throw SoapFaultException.Schema("The required attribute 'InstanceIndex' is missing."))
            : throw new EwsException("ErrorCalendarCannotUseIdForOccurrenceId", "The id is not that of a recurring master."),
        "RecurringMasterItemId" => Decode(id, "OccurrenceId") is { Occurrence: not null } occurrence
            ? Located(context, occurrence with { Occurrence = null })
            : throw new EwsException("ErrorCalendarCannotUseIdForRecurringMasterId", "The id is not that of an occurrence."),
        _ => Located(context, Decode(id, "Id")),
    };

    private static EntryId Decode(XElement id, string attribute) =>
        EntryId.TryDecode(Text(id, attribute), out var decoded) && decoded.Item != 0 ? decoded : throw Malformed();

    private static Item Located(RequestContext context, EntryId id)
    {
        var mailbox = Allowed(context, context.Store.Find(id.Mailbox) ?? throw NoItem());
        return mailbox.FolderByNumber(id.Folder)?.Locate(id) ?? throw NoItem();
    }

    /// <summary>The item of an ItemId element for moving or copying.</summary>
    /// <exception cref="EwsException">ErrorCalendarCannotMoveOrCopyOccurrence: it is an occurrence.</exception>
    public static Item WholeItem(RequestContext context, XElement id) => Item(context, id) is { } item and not CalendarItem { OccurrenceDate: not null }
        ? item
        : throw new EwsException("ErrorCalendarCannotMoveOrCopyOccurrence", "An occurrence cannot be moved or copied.");

    /// <summary>The version in an id's ChangeKey, or null where it has none.</summary>
    public static long? Version(XElement id)
    {
        var text = (string?)id.Attribute("ChangeKey");
        if (string.IsNullOrEmpty(text))
            return null;
        return ChangeKey.TryDecode(text, out var version) ? version : throw new EwsException("ErrorInvalidChangeKey", "The change key is invalid.");
    }

    public static EwsException NoItem() => new("ErrorItemNotFound", "The specified object was not found in the store.");

    private static string Text(XElement id, string attribute)
    {
        var text = (string?)id.Attribute(attribute) ?? throw SoapFaultException.Schema("The required attribute '" + attribute + "' is missing.");
        return text.Length > 0 ? text : throw new EwsException("ErrorInvalidIdEmpty", "The id is empty.");
    }

    private static Mailbox Owner(RequestContext context, XElement distinguished)
    {
        var address = (string?)distinguished.Element(Ns.T + "Mailbox")?.Element(Ns.T + "EmailAddress");
        return address is null
            ? context.Mailbox
            : Allowed(context, context.Store.Find(address) ?? throw new EwsException("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it."));
    }

    private static Mailbox Allowed(RequestContext context, Mailbox mailbox) => mailbox == context.ActingMailbox
        ? mailbox
        : throw new EwsException("ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    private static EwsException Missing(string code) => new(code, "The specified folder could not be found in the store.");

    private static EwsException Malformed() => new("ErrorInvalidIdMalformed", "Id is malformed.");
}
