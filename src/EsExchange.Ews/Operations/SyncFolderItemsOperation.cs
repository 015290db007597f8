using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>SyncFolderItems (MS-OXWSSYNC 3.1.4.2).</summary>
internal sealed class SyncFolderItemsOperation(DistinguishedFolder folder, string? syncState, int maxChanges) : IEwsOperation
{
    private static readonly string[] CalendarFields = ["calendar:CalendarItemType"];

    private readonly List<ItemChange> changes = [];
    private string? newState;
    private bool? includesLast;

    public string Name => "SyncFolderItems";

    public SyncPage Result => newState is null || includesLast is null
        ? throw new XmlException("The answer to SyncFolderItems has no sync state.")
        : new SyncPage(newState, includesLast.Value, changes);

    public void Reset()
    {
        changes.Clear();
        newState = null;
        includesLast = null;
    }

    public void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("SyncFolderItems", EwsNames.Messages);
        writer.WriteSummaryShape(folder == DistinguishedFolder.Calendar ? CalendarFields : []);
        writer.WriteStartElement("SyncFolderId", EwsNames.Messages);
        writer.WriteFolderId(folder);
        writer.WriteEndElement();
        if (syncState is not null)
            writer.WriteElementString("SyncState", EwsNames.Messages, syncState);
        writer.WriteElementString("MaxChangesReturned", EwsNames.Messages, XmlConvert.ToString(maxChanges));
        writer.WriteElementString("SyncScope", EwsNames.Messages, "NormalItems");
        writer.WriteEndElement();
    }

    public async Task ReadMessageAsync(XmlReader reader)
    {
        ResponseHead head = await ResponseReader.ReadMessageAsync(reader, async name =>
        {
            switch (name)
            {
                case "SyncState":
                    newState = await reader.ReadTextAsync().ConfigureAwait(false);
                    return true;
                case "IncludesLastItemInRange":
                    includesLast = XmlConvert.ToBoolean(await reader.ReadTextAsync().ConfigureAwait(false));
                    return true;
                case "Changes":
                    await reader.ReadChildrenAsync(kind => ReadChangeAsync(reader, kind)).ConfigureAwait(false);
                    return true;
                default:
                    return false;
            }
        }).ConfigureAwait(false);
        ErrorMapper.ThrowIfError(head);
    }

    private async ValueTask<bool> ReadChangeAsync(XmlReader reader, string name)
    {
        ItemChangeKind? known = name switch
        {
            "Create" => ItemChangeKind.Created,
            "Update" => ItemChangeKind.Updated,
            "Delete" => ItemChangeKind.Deleted,
            "ReadFlagChange" => ItemChangeKind.ReadFlagChanged,
            _ => null,
        };
        if (known is not { } kind)
            return false;

        var item = new ItemReader();
        ItemId? bareId = null;
        CalendarItemKind? calendarKind = null;
        await reader.ReadChildrenAsync(async child =>
        {
            switch (child)
            {
                case "ItemId":
                    bareId = ItemReader.ReadId(reader);
                    return false;
                case "IsRead":
                    return false;
                default:
                    await item.ReadAsync(reader, async field =>
                    {
                        if (field != "CalendarItemType")
                            return false;
                        calendarKind = SchemaNames.Parse(await reader.ReadTextAsync().ConfigureAwait(false), CalendarItemKind.Single);
                        return true;
                    }).ConfigureAwait(false);
                    return true;
            }
        }).ConfigureAwait(false);

        ItemId id = bareId ?? item.ItemId ?? throw new XmlException("A change names no item.");
        changes.Add(kind == ItemChangeKind.Deleted
            ? new ItemChange(kind, new ItemId(id.Id, null), null, null, string.Empty)
            : new ItemChange(kind, id, item.LastModified, item.Stamp, item.ItemClass) { CalendarKind = calendarKind });
        return true;
    }
}
