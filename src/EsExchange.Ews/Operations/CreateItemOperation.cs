using System.Collections.Generic;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>CreateItem of items of one folder (MS-OXWSCORE 3.1.4.2).</summary>
internal sealed class CreateItemOperation(IReadOnlyList<NewItem> items) : WriteOperation(items.Count)
{
    public override string Name => "CreateItem";

    public override void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("CreateItem", EwsNames.Messages);
        MailPolicy.WriteForCreate(writer);
        writer.WriteStartElement("SavedItemFolderId", EwsNames.Messages);
        writer.WriteFolderId(items[0].Folder);
        writer.WriteEndElement();
        writer.WriteStartElement("Items", EwsNames.Messages);
        foreach (NewItem item in items)
            ItemWriter.WriteNew(writer, item);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    protected override ItemId? Identify(int index, ItemId? written) => written;
}
