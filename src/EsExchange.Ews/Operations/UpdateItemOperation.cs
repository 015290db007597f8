using System.Collections.Generic;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Soap;

namespace EsExchange.Ews.Operations;

/// <summary>UpdateItem that never overwrites a newer version (MS-OXWSCORE 3.1.4.9).</summary>
internal sealed class UpdateItemOperation(IReadOnlyList<ItemUpdate> updates) : WriteOperation(updates.Count)
{
    public override string Name => "UpdateItem";

    public override void WriteRequest(XmlWriter writer)
    {
        writer.WriteStartElement("UpdateItem", EwsNames.Messages);
        writer.WriteAttributeString("ConflictResolution", "NeverOverwrite");
        writer.WriteAttributeString("MessageDisposition", "SaveOnly");
        MailPolicy.WriteForUpdate(writer);
        writer.WriteStartElement("ItemChanges", EwsNames.Messages);
        foreach (ItemUpdate update in updates)
        {
            writer.WriteStartElement("ItemChange", EwsNames.Types);
            writer.WriteItemId(update.ItemId.Id, update.ItemId.ChangeKey);
            writer.WriteStartElement("Updates", EwsNames.Types);
            ItemWriter.WriteChanges(writer, update);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    protected override ItemId? Identify(int index, ItemId? written) => written;
}
