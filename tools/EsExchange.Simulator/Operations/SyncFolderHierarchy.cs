using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Tells which folders changed since a state (MS-OXWSSYNC 3.1.4.1).</summary>
internal sealed class SyncFolderHierarchy : IOperation
{
    private const string Mark = "hierarchy";

    public string Name => nameof(SyncFolderHierarchy);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () => Sync(context, request), request);

    private static IEnumerable<object?> Sync(RequestContext context, XElement request)
    {
        var top = request.Element(Ns.M + "SyncFolderId") is { } named
            ? Targets.FolderIn(context, named, "ErrorSyncFolderNotFound")
            : context.Mailbox.Distinguished("msgfolderroot")!;
        var mailbox = top.Mailbox;
        var text = (string?)request.Element(Ns.M + "SyncState");
        var since = string.IsNullOrEmpty(text) ? 0 : Decode(text, mailbox);
        var shape = request.Element(Ns.M + "FolderShape");
        var changes = new XElement(Ns.M + "Changes");
        foreach (var folder in mailbox.Folders.Where(f => f.LastEntry > since && IsBelow(f, top)).OrderBy(f => f.LastEntry))
            changes.Add(new XElement(Ns.T + (folder.CreatedEntry > since ? "Create" : "Update"), FolderXml.Show(folder, shape, context.Version)));
        foreach (var (number, _) in mailbox.DeletedFolders.Where(d => since > 0 && d.Value > since).OrderBy(d => d.Value))
            changes.Add(new XElement(Ns.T + "Delete", new XElement(Ns.T + "FolderId", new XAttribute("Id", EntryId.Encode(mailbox.Id, number, 0)))));
        return
        [
            new XElement(Ns.M + "SyncState", Encode(mailbox)),
            new XElement(Ns.M + "IncludesLastFolderInRange", true),
            changes,
        ];
    }

    private static bool IsBelow(Folder folder, Folder top)
    {
        var parent = folder.Parent;
        while (parent is not null && parent != top)
            parent = parent.Parent;
        return parent == top;
    }

    private static string Encode(Mailbox mailbox) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}|{mailbox.Id:N}|{mailbox.HierarchyHead}")));

    private static int Decode(string text, Mailbox mailbox)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(text)).Split('|');
            if (parts.Length == 3 && parts[0] == Mark && parts[1] == mailbox.Id.ToString("N") && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var head) && head <= mailbox.HierarchyHead)
                return head;
        }
        catch (FormatException)
        {
            // Falls through to the one answer for every state that is not this mailbox's.
        }

        throw new EwsException("ErrorInvalidSyncStateData", "Synchronization state data is corrupt or otherwise invalid.");
    }
}
