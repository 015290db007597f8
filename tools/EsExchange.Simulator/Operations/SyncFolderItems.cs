using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using EsExchange.Simulator.Properties;
using EsExchange.Simulator.Soap;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Operations;

/// <summary>Tells what changed in a folder since a state (MS-OXWSSYNC 3.1.4.2). Its cost grows with the changes, not with the folder.</summary>
internal sealed class SyncFolderItems : IOperation
{
    private const int MostChanges = 512;

    public string Name => nameof(SyncFolderItems);

    public XElement Execute(RequestContext context, XElement request) => Batch.Single(context, Name, () => Sync(context, request), request);

    private static IEnumerable<object?> Sync(RequestContext context, XElement request)
    {
        var shape = ItemShape.Parse(request.Element(Ns.M + "ItemShape"), find: true, context.Version, context.Properties);
        var folder = Targets.FolderIn(context, request.Element(Ns.M + "SyncFolderId"), "ErrorSyncFolderNotFound");
        var limit = (int?)request.Element(Ns.M + "MaxChangesReturned");
        if (limit is not (>= 1 and <= MostChanges))
            throw SoapFaultException.Schema("The 'MaxChangesReturned' element is missing or outside 1 to 512.");
        var text = (string?)request.Element(Ns.M + "SyncState");
        var state = string.IsNullOrEmpty(text) ? ItemSyncState.Start(folder) : ItemSyncState.Decode(text, folder);
        var ignored = request.Elements(Ns.M + "Ignore").Elements(Ns.T + "ItemId").Select(i => (string?)i.Attribute("Id")).ToHashSet(StringComparer.Ordinal);

        var changes = new XElement(Ns.M + "Changes");
        var log = folder.Log;
        var told = 0;
        var position = state.Position;
        while (position < log.Head && told < limit)
        {
            position++;
            if (Describe(folder, log[position], position, state, shape, ignored) is not { } change)
                continue;
            changes.Add(change);
            told++;
        }

        while (position < log.Head && Describe(folder, log[position + 1], position + 1, state, shape, ignored) is null)
            position++;
        return
        [
            new XElement(Ns.M + "SyncState", state.Advance(position, log.Head).Encode()),
            new XElement(Ns.M + "IncludesLastItemInRange", position >= log.Head),
            changes,
        ];
    }

    /// <summary>What an entry means to a client at a state; null where it means nothing to it.</summary>
    private static XElement? Describe(Folder folder, ChangeLog.Entry entry, int position, ItemSyncState state, ItemShape shape, HashSet<string?> ignored)
    {
        var item = folder.Live.GetValueOrDefault(entry.ItemNumber);
        if (state.Knows(entry.CreatedAt, position))
            return null;
        if (entry.Kind == ChangeKind.Delete)
        {
            return state.Passed(entry.CreatedAt)
                ? new XElement(Ns.T + "Delete", new XElement(Ns.T + "ItemId", new XAttribute("Id", EntryId.Encode(folder.Mailbox.Id, folder.Number, entry.ItemNumber))))
                : null;
        }

        if (item is null || ignored.Contains(item.ItemId))
            return null;
        if (entry.Kind == ChangeKind.Create)
            return new XElement(Ns.T + "Create", shape.Show(item));
        if (item.LastEntry != position || !state.Passed(entry.CreatedAt))
            return null;
        return entry.Kind == ChangeKind.ReadFlag && OnlyReadFlags(folder, entry.ItemNumber, state.Position, position)
            ? new XElement(Ns.T + "ReadFlagChange", ItemElements.ItemId(item), new XElement(Ns.T + "IsRead", item is MessageItem { IsRead: true }))
            : new XElement(Ns.T + "Update", shape.Show(item));
    }

    private static bool OnlyReadFlags(Folder folder, long number, int after, int upTo)
    {
        for (var position = after + 1; position <= upTo; position++)
        {
            var entry = folder.Log[position];
            if (entry.ItemNumber == number && entry.Kind != ChangeKind.ReadFlag)
                return false;
        }

        return true;
    }
}
