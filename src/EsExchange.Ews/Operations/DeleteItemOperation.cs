using System.Collections.Generic;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>DeleteItem (MS-OXWSCORE 3.1.4.3).</summary>
internal sealed class DeleteItemOperation(IReadOnlyList<ItemId> items, DeleteMode mode, AffectedTaskOccurrences affectedTasks) : WriteOperation(items.Count)
{
    public override string Name => "DeleteItem";

    public override void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("DeleteItem", EwsNames.Messages);
        writer.WriteAttributeString("DeleteType", mode.ToString());
        MailPolicy.WriteForDelete(writer);

        // Exchange asks for it where one of the items is a task, and heeds it for tasks alone.
        writer.WriteAttributeString("AffectedTaskOccurrences", affectedTasks.ToString());
        writer.WriteStartElement("ItemIds", EwsNames.Messages);
        foreach (ItemId item in items)
            writer.WriteItemId(item.Id, item.ChangeKey);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    protected override ItemId? Identify(int index, ItemId? written) => items[index];
}
