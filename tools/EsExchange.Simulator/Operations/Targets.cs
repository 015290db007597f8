using System;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

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

        var text = Text(id);
        if (!EntryId.TryDecode(text, out var mailboxId, out var number, out _))
            throw Malformed();
        var mailbox = Allowed(context, context.Store.Find(mailboxId) ?? throw Missing(notFound));
        return mailbox.FolderByNumber(number) ?? throw Missing(notFound);
    }

    /// <summary>The folder inside ParentFolderId, SavedItemFolderId and the like.</summary>
    public static Folder FolderIn(RequestContext context, XElement? parent, string notFound = "ErrorFolderNotFound") =>
        Folder(context, parent?.Elements().FirstOrDefault(), notFound);

    /// <summary>The item of an ItemId element.</summary>
    public static Item Item(RequestContext context, XElement id)
    {
        var text = Text(id);
        if (!EntryId.TryDecode(text, out var mailboxId, out var folder, out var number) || number == 0)
            throw Malformed();
        var mailbox = Allowed(context, context.Store.Find(mailboxId) ?? throw NoItem());
        return mailbox.FolderByNumber(folder)?.Live.TryGetValue(number, out var item) == true ? item : throw NoItem();
    }

    /// <summary>The version in an id's ChangeKey, or null where it has none.</summary>
    public static long? Version(XElement id)
    {
        var text = (string?)id.Attribute("ChangeKey");
        if (string.IsNullOrEmpty(text))
            return null;
        return ChangeKey.TryDecode(text, out var version) ? version : throw new EwsException("ErrorInvalidChangeKey", "The change key is invalid.");
    }

    public static EwsException NoItem() => new("ErrorItemNotFound", "The specified object was not found in the store.");

    private static string Text(XElement id)
    {
        if (id.Name.LocalName is "OccurrenceItemId" or "RecurringMasterItemId")
            throw new EwsException("ErrorCalendarCannotUseIdForOccurrenceId", "The id is not that of a recurring master or occurrence.");
        var text = (string?)id.Attribute("Id") ?? throw SoapFaultException.Schema("The required attribute 'Id' is missing.");
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
