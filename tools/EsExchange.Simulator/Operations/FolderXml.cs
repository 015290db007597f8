using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Folders in XML (schema type BaseFolderType and what extends it).</summary>
internal static class FolderXml
{
    /// <summary>A property of folders: its URI, whether shape Default shows it, and its element.</summary>
    private static readonly (string Uri, bool InDefault, Func<Folder, XElement?> Read)[] Properties =
    [
        ("folder:FolderId", true, Id),
        ("folder:ParentFolderId", false, f => f.Parent is null ? null : new XElement(Ns.T + "ParentFolderId", new XAttribute("Id", f.Parent.FolderId), new XAttribute("ChangeKey", f.Parent.ChangeKey))),
        ("folder:FolderClass", false, f => f.FolderClass is null ? null : new XElement(Ns.T + "FolderClass", f.FolderClass)),
        ("folder:DisplayName", true, f => new XElement(Ns.T + "DisplayName", f.DisplayName)),
        ("folder:TotalCount", true, f => new XElement(Ns.T + "TotalCount", f.Live.Count)),
        ("folder:ChildFolderCount", true, f => new XElement(Ns.T + "ChildFolderCount", f.Mailbox.Folders.Count(c => c.Parent == f))),
        ("folder:EffectiveRights", false, f => ItemElements.Rights(Ns.T + "EffectiveRights", !f.IsReadOnly)),
        ("folder:DistinguishedFolderId", false, f => f.DistinguishedName is null ? null : new XElement(Ns.T + "DistinguishedFolderId", f.DistinguishedName)),
        ("folder:UnreadCount", true, f => ElementName(f) == Ns.T + "Folder" || ElementName(f) == Ns.T + "TasksFolder"
            ? new XElement(Ns.T + "UnreadCount", f.Live.Values.Count(i => i is MessageItem { IsRead: false }))
            : null),
    ];

    public static XElement Id(Folder folder) =>
        new(Ns.T + "FolderId", new XAttribute("Id", folder.FolderId), new XAttribute("ChangeKey", folder.ChangeKey));

    public static XElement IdOnly(Folder folder) => new(ElementName(folder), Id(folder));

    /// <summary>The element that shows a folder in a shape (schema type FolderResponseShapeType).</summary>
    public static XElement Show(Folder folder, XElement? shape, EwsVersion version)
    {
        if (shape is null)
            throw SoapFaultException.Schema("The element 'FolderShape' is missing.");
        var baseShape = (string?)shape.Element(Ns.T + "BaseShape") ?? throw SoapFaultException.Schema("The element 'BaseShape' is missing.");
        var asked = shape.Elements(Ns.T + "AdditionalProperties").Elements(Ns.T + "FieldURI").Select(e => FieldPath.Parse(e).Uri!).ToHashSet(StringComparer.Ordinal);
        return new XElement(ElementName(folder), Properties
            .Where(p => p.Uri == "folder:FolderId" || asked.Contains(p.Uri) || (p.InDefault && baseShape != "IdOnly")
                || (baseShape == "AllProperties" && (p.Uri != "folder:DistinguishedFolderId" || version >= EwsVersion.Exchange2013)))
            .Select(p => p.Read(folder)));
    }

    public static XElement List(IEnumerable<XElement> folders) => new(Ns.M + "Folders", folders);

    public static string? ClassOf(XElement folder) => (string?)folder.Element(Ns.T + "FolderClass") ?? folder.Name.LocalName switch
    {
        "CalendarFolder" => "IPF.Appointment",
        "TasksFolder" => "IPF.Task",
        "ContactsFolder" => "IPF.Contact",
        _ => "IPF.Note",
    };

    private static XName ElementName(Folder folder)
    {
        var folderClass = folder.FolderClass ?? string.Empty;
        return Ns.T + (folderClass.StartsWith("IPF.Appointment", StringComparison.Ordinal) ? "CalendarFolder"
            : folderClass.StartsWith("IPF.Task", StringComparison.Ordinal) ? "TasksFolder"
            : folderClass.StartsWith("IPF.Contact", StringComparison.Ordinal) ? "ContactsFolder"
            : "Folder");
    }
}
